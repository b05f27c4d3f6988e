import type { Awareness } from "y-protocols/awareness";
import type * as Y from "yjs";

/**
 * A document as screens see it. `missing`: this device does not hold it and can't get it now (offline), or the
 * server knows none of that name. `denied`: the right is gone, the copy on this device was wiped.
 */
export interface DocumentView {
  readonly state: "opening" | "ready" | "denied" | "missing" | "failed";
  readonly doc: Y.Doc | null;
  readonly awareness: Awareness | null;
  /** `read` also while the browser refuses to store, so that nobody types into the void. */
  readonly right: "read" | "write";
  /** The server's copy has been merged in since this page was opened. */
  readonly synced: boolean;
  readonly retry: () => void;
}
