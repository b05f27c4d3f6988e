import type * as Y from "yjs";
import { isIsoTime } from "../domain/calendar/iso-time";
import type { CustomerAttachment } from "../domain/customers/record";
import { isFileHash } from "../domain/files/model";
import {
  asFlag,
  asNumber,
  asText,
  asTextOrNull,
  readEntries,
  rootMap,
  setPlain,
  writeEntry,
  writeTogether,
} from "./map-access";

const root = "attachments";
type Entry = ReadonlyMap<string, unknown>;

/** An attachment as projections see it: with those taken off, which can still be brought back. */
export interface KeptAttachment extends CustomerAttachment {
  readonly removedAt: string | null;
}

/** The files of a customer in the order in which they were added (C11). */
export function readAttachments(doc: Y.Doc): CustomerAttachment[] {
  return entriesOf(doc)
    .filter(([, entry]) => !asFlag(entry.get("deleted")))
    .map(([id, entry]) => toAttachment(id, entry));
}

/** All of them, with the time of their removal: what decides how long bytes are kept. */
export function readKeptAttachments(doc: Y.Doc): KeptAttachment[] {
  return entriesOf(doc).map(([id, entry]) => {
    const attachment = toAttachment(id, entry);
    const deleted = entry.get("deleted");
    const removedAt = isIsoTime(deleted) ? deleted : (attachment.addedAt ?? noTime);
    return { ...attachment, removedAt: asFlag(deleted) ? removedAt : null };
  });
}

const noTime = "1970-01-01T00:00:00.000Z";

/** Adds a file whose bytes the device has stored already. */
export function addAttachment(doc: Y.Doc, attachment: CustomerAttachment): void {
  const { id, previewHash, addedAt, addedBy, ...said } = attachment;
  const fields = {
    ...said,
    previewHash: previewHash ?? undefined,
    addedAt: addedAt ?? undefined,
    addedBy: addedBy ?? undefined,
  };
  writeTogether(doc, () => writeEntry(rootMap(doc, root), id, fields));
}

export function renameAttachment(doc: Y.Doc, id: string, name: string): void {
  writeTogether(doc, () => setPlain(rootMap(doc, root), `${id}|name`, name));
}

/** Takes a file off the customer; the bytes stay for a while, so that it can be brought back. */
export function removeAttachment(doc: Y.Doc, id: string, now: string): void {
  writeTogether(doc, () => setPlain(rootMap(doc, root), `${id}|deleted`, now));
}

export function restoreAttachment(doc: Y.Doc, id: string): void {
  writeTogether(doc, () => setPlain(rootMap(doc, root), `${id}|deleted`, undefined));
}

/** Ids are uuid v7: their order is that of making. An entry that says no hash yet is none. */
function entriesOf(doc: Y.Doc): [string, Entry][] {
  return [...readEntries(rootMap(doc, root))]
    .filter(([, entry]) => isFileHash(entry.get("hash")))
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

function toAttachment(id: string, entry: Entry): CustomerAttachment {
  const previewHash = entry.get("previewHash");
  return {
    id,
    name: asText(entry.get("name")),
    hash: asText(entry.get("hash")),
    previewHash: isFileHash(previewHash) ? previewHash : null,
    size: asNumber(entry.get("size")),
    type: asText(entry.get("type")),
    addedAt: asTextOrNull(entry.get("addedAt")),
    addedBy: asTextOrNull(entry.get("addedBy")),
  };
}
