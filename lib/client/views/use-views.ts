import { useMemo } from "react";
import { useDocument } from "@/lib/client/documents/use-document";
import { useSession } from "@/lib/client/session/use-session";
import { useStore } from "@/lib/client/store/use-store";
import { observeDesk, readDeskSettings, readSavedViews, type SavedView } from "@/lib/docs/desk-doc";
import { deskName } from "@/lib/docs/names";
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
const bareStore = { get: () => bare, subscribe: () => () => undefined };

/** The person's desk, live; empty until this device has opened it. */
function useDesk(): Desk {
  const { me } = useSession();
  const { doc } = useDocument(deskName(me?.id ?? ""));
  const store = useMemo(() => {
    if (!doc) return bareStore;
    let desk: Desk | null = null;
    return {
      get: () => {
        desk ??= { views: readSavedViews(doc), settings: readDeskSettings(doc) };
        return desk;
      },
      subscribe: (listener: () => void) =>
        observeDesk(doc, () => {
          desk = null;
          listener();
        }),
    };
  }, [doc]);
  return useStore(store);
}

export const defaultViewKey = (subject: QuerySubject): string => `defaultView.${subject}`;

/** Views that this code cannot read, from a newer app perhaps, are left out and left alone. */
function ownView(saved: SavedView): View | null {
  const parsed = parseQuery(saved.subject, saved.query.slice(0, queryLimits.json + 1));
  return parsed.ok ? { ...saved, query: parsed.query, origin: "own", userId: null } : null;
}

/** The person's own views of a subject, those that colleagues share with their groups, and those of the app (C5). */
export function useViews(subject: QuerySubject): Views {
  const { views, settings } = useDesk();
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
