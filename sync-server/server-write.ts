import type { Tx } from "@/lib/db/client";
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
