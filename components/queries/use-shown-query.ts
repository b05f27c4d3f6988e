import { useMemo } from "react";
import type { View, Views } from "@/lib/client/views/model";
import { useViews } from "@/lib/client/views/use-views";
import type { Query, QuerySubject } from "@/lib/domain/queries/model";
import type { QueryState } from "./query-address";

/** The custom query that a list shows, and the views that it could show (C5). */
export interface ShownQuery {
  readonly subject: QuerySubject;
  readonly state: QueryState;
  readonly views: Views;
  /** All views in their order: own, shared, those of the app; `queries` are theirs. */
  readonly all: readonly View[];
  readonly queries: readonly Query[];
  /** The saved view that the address names, or null. */
  readonly view: View | null;
  /** The address names a view that this person does not have. */
  readonly isUnknown: boolean;
  /** The query that is shown: the address's own, else the saved view's; null: none. */
  readonly query: Query | null;
}

/** From the address, or by the name of a saved view. */
export function useShownQuery(subject: QuerySubject, { saved, custom }: QueryState): ShownQuery {
  const views = useViews(subject);
  const all = useMemo(() => [...views.own, ...views.shared, ...views.shipped], [views]);
  const queries = useMemo(() => all.map((view) => view.query), [all]);
  return useMemo(() => {
    const view = views.find(saved);
    const isUnknown = saved !== null && view === null && custom === null;
    const query = custom ?? view?.query ?? null;
    return { subject, state: { saved, custom }, views, all, queries, view, isUnknown, query };
  }, [subject, views, all, queries, saved, custom]);
}
