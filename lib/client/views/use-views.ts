import { useMemo } from "react";
import type * as Y from "yjs";
import { useDesk } from "@/lib/client/documents/use-desk";
import { readDeskSettings, readSavedViews, type SavedView } from "@/lib/docs/desk-doc";
import { type QuerySubject, queryLimits } from "@/lib/domain/queries/model";
import { parseQuery } from "@/lib/domain/queries/schema";
import type { View, Views } from "./model";
import { shippedViews } from "./shipped";
import { useSharedViews } from "./use-shared-views";

interface Desk {
  readonly views: readonly SavedView[];
  readonly settings: Readonly<Record<string, unknown>>;
}

const bare: Desk = { views: [], settings: {} };
const readDesk = (doc: Y.Doc): Desk => ({ views: readSavedViews(doc), settings: readDeskSettings(doc) });

export const defaultViewKey = (subject: QuerySubject): string => `defaultView.${subject}`;

/** Views that this code cannot read, from a newer app perhaps, are left out and left alone. */
function ownView(saved: SavedView): View | null {
  const parsed = parseQuery(saved.subject, saved.query.slice(0, queryLimits.json + 1));
  return parsed.ok ? { ...saved, query: parsed.query, origin: "own", userId: null } : null;
}

/** The person's own views of a subject, those that colleagues share with their groups, and those of the app (C5). */
export function useViews(subject: QuerySubject): Views {
  const { views, settings } = useDesk(readDesk, bare);
  const allShared = useSharedViews();
  return useMemo(() => {
    const own = views.filter((view) => view.subject === subject).flatMap((view) => ownView(view) ?? []);
    const ownIds = new Set(own.map(({ id }) => id));
    const shared = allShared.filter((view) => view.subject === subject && !ownIds.has(view.id));
    const shipped = shippedViews.filter((view) => view.subject === subject);
    const byId = new Map([...shipped, ...shared, ...own].map((view) => [view.id, view]));
    const chosen = settings[defaultViewKey(subject)];
    return {
      own,
      shared,
      shipped,
      find: (id) => (id === null ? null : (byId.get(id) ?? null)),
      defaultId: typeof chosen === "string" && byId.has(chosen) ? chosen : null,
    };
  }, [views, settings, allShared, subject]);
}
