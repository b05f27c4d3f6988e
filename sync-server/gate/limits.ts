/** Bounds of what one connection may do; each is far above what the app itself does. */
export const limits = {
  /** One update: years of offline work stay below it. */
  updateBytes: 8 * 1024 * 1024,
  /** Structs of one update, and ranges that it deletes anew: what applying and judging cost. */
  updateStructs: 120_000,
  updateDeletes: 50_000,
  /** Client ids that one update may bring: a device has one for each page load that wrote. */
  updateClients: 1000,
  /** A document, as it is stored: in memory it takes ten times as much. */
  documentBytes: 32 * 1024 * 1024,
  /** Elements of a note inside each other: Yjs, projections and editors descend by recursion. */
  textDepth: 64,
  /** One frame; a larger one is refused by `ws` itself, before it is read. */
  frameBytes: 32 * 1024 * 1024,
  awarenessBytes: 16 * 1024,
  /** Awareness states that one connection may speak for: its own tab's, and those of tabs it relays. */
  awarenessClients: 16,
  /** Bytes that may wait while a connection is being admitted. */
  waitingBytes: 32 * 1024 * 1024,
  /** Documents open on one channelled socket. */
  channels: 2000,
  /** Unacknowledged writes of a socket from which on no more is read from it, and at which reading goes on. */
  pauseAt: 1000,
  resumeAt: 250,
  /** Bytes that may wait to be sent to a socket that doesn't read. */
  sendBytes: 32 * 1024 * 1024,
  /**
   * Messages that aren't writes, per second over ten seconds, beyond which a socket is closed. Writes are bounded by
   * `pauseAt` alone, which refuses nobody.
   */
  messagesPerSecond: 5000,
  /** First syncs that one connection may ask for in ten seconds: each is answered with the document. */
  stepsPerWindow: 100,
  /** Refusals of one update that are kept, each with what was attempted. */
  refusalsKept: 200,
  attemptedChars: 20_000,
  /** Writes of one document that are ruled and committed together. */
  writesPerCommit: 500,
} as const;

/** Client ids below this belong to the server: it writes under the document's epoch. */
export const reservedClients = 1024;
