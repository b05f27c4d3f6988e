import type * as Y from "yjs";
import type { SyncSocket } from "@/lib/client/connection/sync-socket";
import type { SavingLedger } from "@/lib/client/saving/ledger";
import type { Cache } from "@/lib/client/storage/cache";
import type { WriteWatch } from "@/lib/client/storage/write-watch";
import type { TabChannel } from "@/lib/client/tabs/tab-channel";

/** What an open document needs of its surroundings. */
export interface DocumentContext {
  readonly userId: string;
  readonly cache: Cache;
  readonly socket: SyncSocket;
  readonly tabs: TabChannel;
  readonly ledger: SavingLedger;
  readonly writes: WriteWatch;
  /** The right to assume before the server has said it. */
  readonly rightOffline: (name: string) => "read" | "write";
  /** A document without content that somebody's link or a typing error named. */
  readonly isMissing: (name: string, doc: Y.Doc) => boolean;
  /** Sequence that the server's present content has at least, as far as rows tell. */
  readonly knownSequence: (name: string) => number;
  /** Gives the server what it may no longer take; answers whether it is safe, so that the copy here may go. */
  readonly handIn: (name: string, update: Uint8Array, code: string) => Promise<boolean>;
  /** The copy has left this device. */
  readonly onWiped: (name: string) => void;
  /** Describes and projects a document with unconfirmed changes, soon. */
  readonly project: (name: string, doc: Y.Doc) => void;
  /** What waits on this device to become this document, such as a row of an import; null for nothing. */
  readonly takeWaiting: (
    name: string,
  ) => Promise<{ write: (doc: Y.Doc) => void; done: () => Promise<void> } | null>;
  /** The server will have nothing of this tab until something is done: 4401, 4409. */
  readonly onSocketRefused: (code: number) => void;
}
