import type { RefusedItem, SavingItem } from "@/lib/client/saving/model";
import { customerName } from "@/lib/docs/names";
import type { WaitingFile } from "./file-db";

/** Files among the entries of what was not accepted. */
export const filePrefix = "file#";

/** As the document's own change of it is called, so that a file counts once. */
export const fileItemId = (document: string, attachmentId: string): string =>
  `${document}#file:${attachmentId}`;

/** Files that wait, as the list of what waits shows them. */
export function waitingFileItems(files: readonly WaitingFile[]): SavingItem[] {
  return files
    .filter(({ state, isPreview }) => state === "waiting" && !isPreview)
    .map(({ customerId, customerName: name, attachmentId, name: fileName, since }) => ({
      id: fileItemId(customerName(customerId), attachmentId),
      document: customerName(customerId),
      kind: "file",
      customerId,
      customerName: name,
      field: null,
      excerpt: fileName,
      before: null,
      since,
    }));
}

/** Files that the server does not take. */
export function refusedFileItems(files: readonly WaitingFile[]): RefusedItem[] {
  return files
    .filter(({ state, isPreview }) => state === "refused" && !isPreview)
    .map(({ id, customerId, customerName: name, hash, name: fileName, code, message, since }) => ({
      id: filePrefix + id,
      document: customerName(customerId),
      customerId,
      customerName: name,
      path: `attachments/${hash}`,
      code,
      message,
      excerpt: fileName,
      at: since,
    }));
}

/** The file that such an entry is about; null for all other entries. */
export function fileOfItem({ id, document, path, excerpt }: RefusedItem): RefusedFile | null {
  if (!id.startsWith(filePrefix)) return null;
  const customerId = document.slice(document.indexOf("/") + 1);
  return { customerId, hash: path.slice(path.indexOf("/") + 1), name: excerpt };
}

export interface RefusedFile {
  readonly customerId: string;
  readonly hash: string;
  readonly name: string;
}
