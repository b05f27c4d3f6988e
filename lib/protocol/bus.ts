/**
 * Wake-ups between the parts and nodes of one installation. They carry no content: whoever misses one finds the
 * same in the log and in the tables, later.
 */
export type BusEvent =
  /** The log of a document has grown up to this sequence. */
  | { readonly type: "document"; readonly name: string; readonly seq: number }
  /** Rows of server-written documents are due (`projection_tasks`). `urgent`: not to wait for more. */
  | { readonly type: "tasks"; readonly urgent?: boolean }
  /** Rights may have changed: of these people, on these documents; with neither, of everyone on everything. */
  | { readonly type: "rights"; readonly userIds?: readonly string[]; readonly documents?: readonly string[] }
  /** Somebody accepted an entry of the quarantine: a sync server is to write it into its document. */
  | { readonly type: "accepted"; readonly entryId: string }
  | { readonly type: "session-ended"; readonly sessionIds: readonly string[] }
  | { readonly type: "person-closed"; readonly userId: string }
  /** Wake-ups were lost: what is open is to be compared with what is stored, rights and sessions included. */
  | { readonly type: "missed" };

export interface Bus {
  /** Never throws: an event that can't be sent is logged and lost, which costs time alone. */
  publish(event: BusEvent): void;
  /** Returns the way to stop. The publisher's own listeners are called, too. */
  subscribe(listener: (event: BusEvent) => void): () => void;
  /** Whether wake-ups reach the other nodes, as far as this one can tell. */
  isUp(): boolean;
  close(): Promise<void>;
}
