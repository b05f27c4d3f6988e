/**
 * Message types inside one document's connection: those of y-websocket, and Genjin's own from 100 on, which only
 * clients that asked with `?genjin=1` receive. Every message is a varUint type followed by its body.
 *
 * | type | name | body |
 * | --- | --- | --- |
 * | 0 | sync | y-protocols/sync: step 1, step 2, update |
 * | 1 | awareness | varUint8Array of an awareness update |
 * | 3 | queryAwareness | nothing |
 * | 100 | ack | varUint: how many write messages (sync step 2 and update) received on this connection are durable |
 * | 101 | refused | varString: JSON of `Refusal[]` |
 * | 102 | opened | varString: JSON of `Opened`; the first message of a connection, before the server's step 1 |
 */
export const MessageType = {
  sync: 0,
  awareness: 1,
  queryAwareness: 3,
  ack: 100,
  refused: 101,
  opened: 102,
} as const;

/** An edit that the rules set back. `path` is `root/key`. */
export interface Refusal {
  readonly path: string;
  readonly code: string;
  readonly attempted: unknown;
}

/** What the server says of a document when it admits a connection. */
export interface Opened {
  readonly right: "read" | "write";
  readonly epoch: number;
  /** Schema version of the document's kind; a client that knows only a lower one must not mount it. */
  readonly schema: number;
}

/** Version of the protocol that a Genjin client names with `&v=`; below `oldestProtocol` it is closed with 4409. */
export const protocolVersion = 1;
/** The two previous ones are served: a device that was offline for long must be able to send before it updates. */
export const oldestProtocol = Math.max(1, protocolVersion - 2);
