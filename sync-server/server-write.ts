import type { Tx } from "@/lib/db/client";
import type { DocumentKind } from "@/lib/domain/access/document-name";
import type { LiveDocument } from "./live-document";

/** Changes the document, inside one Yjs transaction. */
export type ServerChange = () => void;

/** A change that the server itself makes to a document, in one of the document's commits. */
export interface ServerWrite {
  /** Reads what it needs in the commit's transaction; answers the change, or null for none. */
  readonly prepare: PrepareWrite;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

export type PrepareWrite = (tx: Tx, live: LiveDocument) => Promise<ServerChange | null>;

const serverWritten: ReadonlySet<DocumentKind> = new Set<DocumentKind>([
  "index",
  "pool",
  "people",
  "inbox",
  "group",
]);

/** Documents that nobody but the server writes. */
export const isServerWritten = (kind: DocumentKind): boolean => serverWritten.has(kind);
