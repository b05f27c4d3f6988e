import { useMemo } from "react";
import { customerSortKeys } from "@/lib/client/customers/model";
import type { View, Views } from "@/lib/client/views/model";
import { useViews } from "@/lib/client/views/use-views";
import { everything, type Query } from "@/lib/domain/queries/model";
import { readyCondition } from "@/lib/domain/queries/ready";
import { defaultSort, type ListQuery } from "./list-query";

export interface UsedCustomQuery {
  readonly views: Views;
  /** The saved view that the address names, or null. */
  readonly view: View | null;
  /** The address names a view that this person does not have. */
  readonly isUnknown: boolean;
  /** The query that is shown: the address's own, else the saved view's; null: none. */
  readonly query: Query | null;
  /** What a new condition is added to: a ready view becomes a condition of its own. */
  readonly base: Query;
  /** For the list: the sort of the query holds until one chooses another. */
  readonly listed: {
    readonly custom: Query | null;
    readonly sort: ListQuery["sort"] | undefined;
  };
  /** What the rows are sorted by, as a column's head says it; null: by something without a column. */
  readonly shownSort: ListQuery["sort"] | null;
}

const sameSort = (a: ListQuery["sort"], b: ListQuery["sort"]): boolean => a.key === b.key && a.dir === b.dir;

function columnSort({ sort: [first] }: Query): ListQuery["sort"] | null {
  const key = customerSortKeys.find((each) => each === first?.field);
  return first && key ? { key, dir: first.dir } : null;
}

/** The custom query of the list: from the address, or by the name of a saved view (C5). */
export function useCustomQuery({ saved, custom, view: ready, sort }: ListQuery): UsedCustomQuery {
  const views = useViews("customers");
  const view = views.find(saved);
  const query = custom ?? view?.query ?? null;
  return useMemo(() => {
    const base = query ?? (ready ? { where: { all: [readyCondition(ready)] }, sort: [] } : everything);
    const ownSort = query !== null && query.sort.length > 0 && sameSort(sort, defaultSort);
    return {
      views,
      view,
      isUnknown: saved !== null && view === null && custom === null,
      query,
      base,
      shownSort: ownSort ? columnSort(query) : sort,
      listed: { custom: query, sort: ownSort ? undefined : sort },
    };
  }, [views, view, query, ready, sort, saved, custom]);
}
