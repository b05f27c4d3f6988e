import { v7 as uuid } from "uuid";
import type * as Y from "yjs";
import { nowIso } from "@/lib/client/time/clock";
import { currentWorkspace, requireWorkspace } from "@/lib/client/workspace/current-workspace";
import * as attachments from "@/lib/docs/customer-attachments";
import { readFields, setField } from "@/lib/docs/customer-doc";
import type { CustomerAttachment } from "@/lib/domain/customers/record";
import { type ContentRefusal, sizeRefusal } from "@/lib/domain/files/content";
import { fileKind } from "@/lib/domain/files/model";
import type { NewFile } from "./device-files";
import { waitingId } from "./file-db";
import { prepareFile } from "./prepare-picture";

/** A customer whose document the screen holds open. */
export interface FilesOf {
  readonly customerId: string;
  readonly customerName: string;
  readonly doc: Y.Doc;
}

/** What became of one chosen file: added, or why not. `noRoom`: this device can't store it, so that it is nowhere. */
export type Added =
  | { readonly ok: true; readonly name: string; readonly id: string }
  | {
      readonly ok: false;
      readonly name: string;
      readonly code: ContentRefusal | "noRoom" | "unreadable" | "alreadyThere";
    };

const nameLimit = 200;

/** Adds files to a customer (C11): on this device first, and only then in its document. Works offline. */
export async function addFiles(of: FilesOf, files: readonly File[]): Promise<Added[]> {
  const added: Added[] = [];
  // One after the other: a dozen photos at once would not fit into a phone's memory.
  for (const file of files) added.push(await addFile(of, file));
  return added;
}

async function addFile({ customerId, customerName, doc }: FilesOf, file: File): Promise<Added> {
  const name = (file.name || "photo.jpg").slice(-nameLimit);
  if (isForeign(file.type)) return { ok: false, name, code: "fileType" };
  try {
    const prepared = await prepareFile(file);
    if (prepared === "imageTooLarge") return { ok: false, name, code: prepared };
    const code = sizeRefusal(prepared.bytes.size);
    if (code) return { ok: false, name, code };
    const id = uuid();
    const common = { customerId, customerName, attachmentId: id, since: nowIso() };
    const main = await toNewFile(prepared.bytes, { ...common, name: prepared.name, isPreview: false });
    if (isThere(doc, main.waiting.hash)) return { ok: false, name, code: "alreadyThere" };
    const preview = prepared.preview
      ? await toNewFile(prepared.preview, { ...common, name: prepared.name, isPreview: true })
      : null;
    const kept = await keep(preview ? [preview, main] : [main]);
    if (!kept) return { ok: false, name, code: "noRoom" };
    const attachment: CustomerAttachment = {
      id,
      name: prepared.name.slice(-nameLimit),
      hash: main.waiting.hash,
      previewHash: preview?.waiting.hash ?? null,
      size: prepared.bytes.size,
      type: prepared.type.slice(0, nameLimit),
      addedAt: common.since,
      addedBy: requireWorkspace().userId,
    };
    attachments.addAttachment(doc, attachment);
    return { ok: true, name, id };
  } catch {
    // The browser could not read it: a file that is gone meanwhile, or a folder.
    return { ok: false, name, code: "unreadable" };
  }
}

/** The very same bytes hang on the customer, and not as its photo, which may be among the files as well. */
function isThere(doc: Y.Doc, hash: string): boolean {
  const { photo } = readFields(doc);
  return attachments.readAttachments(doc).some((file) => file.hash === hash && file.id !== photo);
}

/** What a browser names otherwise is looked at by the server; these would be refused for certain. */
function isForeign(type: string): boolean {
  const kind = type.split("/")[0] ?? "";
  if (type === "" || kind === "application" || type === "text/csv" || type === "text/plain") return false;
  return fileKind(type) === null && !["audio", "video"].includes(kind);
}

type About = Omit<NewFile["waiting"], "id" | "hash" | "size" | "uploadUrl" | "state" | "code" | "message">;

async function toNewFile(blob: Blob, about: About): Promise<NewFile> {
  const bytes = await blob.arrayBuffer();
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  const hash = [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  const id = waitingId(about.attachmentId, about.isPreview);
  const start = { uploadUrl: null, state: "waiting", code: "", message: "" } as const;
  return { waiting: { ...about, ...start, id, hash, size: bytes.byteLength }, bytes };
}

/** Whether the device has stored them. */
async function keep(files: readonly NewFile[]): Promise<boolean> {
  return requireWorkspace()
    .uploads.add(files)
    .then(
      () => true,
      () => false,
    );
}

export const renameFile = (doc: Y.Doc, id: string, name: string): void =>
  attachments.renameAttachment(doc, id, name.trim().slice(0, nameLimit));

/** Takes a file off the customer; answers the way back. */
export function removeFile(doc: Y.Doc, id: string): () => void {
  attachments.removeAttachment(doc, id, nowIso());
  void currentWorkspace.get()?.uploads.stop(id);
  return () => {
    attachments.restoreAttachment(doc, id);
    void currentWorkspace.get()?.uploads.resume(id);
  };
}

export const retryFile = (id: string): void => void currentWorkspace.get()?.uploads.resume(id);

/** The customer's present photo. Somebody else's may not be this person's to take off: then it stays among the files. */
export interface PresentPhoto {
  readonly photo: CustomerAttachment;
  readonly mayRemove: boolean;
}

/** Makes a picture the customer's photo; the one before leaves. Answers what became of it, and the way back. */
export async function setPhoto(
  of: FilesOf,
  before: PresentPhoto | null,
  file: File,
): Promise<{ readonly added: Added; readonly back: () => void }> {
  const added = await addFile(of, file);
  if (!added.ok) return { added, back: () => undefined };
  setField(of.doc, "photo", added.id);
  const restore = before?.mayRemove ? removeFile(of.doc, before.photo.id) : null;
  const back = () => {
    setField(of.doc, "photo", before?.photo.id);
    restore?.();
    removeFile(of.doc, added.id);
  };
  return { added, back };
}

/** The customer has no photo any more; answers the way back. */
export function removePhoto(doc: Y.Doc, { photo, mayRemove }: PresentPhoto): () => void {
  setField(doc, "photo", undefined);
  const restore = mayRemove ? removeFile(doc, photo.id) : null;
  return () => {
    restore?.();
    setField(doc, "photo", photo.id);
  };
}
