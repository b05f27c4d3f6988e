import { v7 as uuid } from "uuid";
import type * as Y from "yjs";
import { requireWorkspace } from "@/lib/client/workspace/current-workspace";
import { readQuickInputs, setDeskSetting, writeQuickInput } from "@/lib/docs/desk-doc";
import { deskName } from "@/lib/docs/names";
import { type DefaultField, defaultKey } from "@/lib/domain/quick-inputs/defaults";
import type { QuickInputField } from "@/lib/domain/quick-inputs/model";

async function onDesk(write: (doc: Y.Doc) => void): Promise<void> {
  const { documents, userId } = requireWorkspace();
  await documents.change(deskName(userId), write);
}

/** A new phrase stands last, as one never used; each use moves it up (T5). */
export const addQuickInput = (field: QuickInputField, text: string): Promise<void> =>
  onDesk((doc) => writeQuickInput(doc, uuid(), { field, text, order: 0 }));

export const editQuickInput = (id: string, text: string): Promise<void> =>
  onDesk((doc) => writeQuickInput(doc, id, { text }));

export const removeQuickInput = (id: string): Promise<void> =>
  onDesk((doc) => writeQuickInput(doc, id, { deleted: true }));

/** Takes a removal back: undo. */
export const restoreQuickInput = (id: string): Promise<void> =>
  onDesk((doc) => writeQuickInput(doc, id, { deleted: false }));

/** Best effort: what counts is that the phrase stands in the text. */
export function countQuickInput(id: string): void {
  const counted = onDesk((doc) => {
    const used = readQuickInputs(doc).find((each) => each.id === id);
    if (used) writeQuickInput(doc, id, { order: used.order - 1 });
  });
  counted.catch(() => undefined);
}

/** What new forms begin with from now on (T5). */
export const setDefault = (field: DefaultField, value: string): Promise<void> =>
  onDesk((doc) => setDeskSetting(doc, defaultKey(field), value));
