import { requireWorkspace } from "@/lib/client/workspace/current-workspace";
import { readSavedViews, setDeskSetting, writeSavedView } from "@/lib/docs/desk-doc";
import { deskName } from "@/lib/docs/names";
import type { Query, QuerySubject } from "@/lib/domain/queries/model";
import { queryText } from "@/lib/domain/queries/schema";
import { defaultViewKey } from "./use-views";

type Change = Parameters<typeof writeSavedView>[2];

async function onDesk(write: Parameters<ReturnType<typeof requireWorkspace>["documents"]["change"]>[1]) {
  const { documents, userId } = requireWorkspace();
  await documents.change(deskName(userId), write);
}

const idSigns = "23456789abcdefghjkmnpqrstuvwxyz";

/** Short, since it stands in addresses that people send each other; without signs that look alike. */
function shortId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(10));
  return Array.from(bytes, (byte) => idSigns[byte % idSigns.length]).join("");
}

/** Saves a query under a name (C5); works offline. Answers the view's id. */
export async function saveView(
  subject: QuerySubject,
  given: {
    readonly name: string;
    readonly query: Query;
    readonly groupId: string | null;
    readonly pinned: boolean;
  },
): Promise<string> {
  const id = shortId();
  const { name, query, groupId, pinned } = given;
  await onDesk((doc) => {
    const order = Math.max(0, ...readSavedViews(doc).map((view) => view.order)) + 1;
    const shared = groupId === null ? {} : { groupId };
    writeSavedView(doc, id, { name, subject, query: queryText(query), order, pinned, ...shared });
  });
  return id;
}

export const changeView = (
  id: string,
  change: Omit<Change, "query"> & { readonly query?: Query },
): Promise<void> =>
  onDesk((doc) => {
    const { query, ...rest } = change;
    writeSavedView(doc, id, { ...rest, ...(query ? { query: queryText(query) } : {}) });
  });

export const removeView = (id: string): Promise<void> => changeView(id, { deleted: true });
/** Takes a removal back: undo. */
export const restoreView = (id: string): Promise<void> => changeView(id, { deleted: false });

/** The view that the subject's entry leads to; null: everything. */
export const setDefaultView = (subject: QuerySubject, id: string | null): Promise<void> =>
  onDesk((doc) => setDeskSetting(doc, defaultViewKey(subject), id ?? undefined));

/** Puts the views into this order. */
export const orderViews = (ids: readonly string[]): Promise<void> =>
  onDesk((doc) => {
    doc.transact(() => {
      ids.forEach((id, at) => {
        writeSavedView(doc, id, { order: at + 1 });
      });
    });
  });
