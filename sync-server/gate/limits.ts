/** Bounds of what one connection may do; each is far above what the app itself does. */
export const limits = {
  /** One update: years of offline work stay below it. */
  updateBytes: 8 * 1024 * 1024,
  /** One frame; a larger one is refused by `ws` itself, before it is read. */
  frameBytes: 32 * 1024 * 1024,
  awarenessBytes: 16 * 1024,
  /** Awareness states that one connection may speak for: its own tab's, and those of tabs it relays. */
  awarenessClients: 16,
  /** Frames that may wait while a connection is being admitted. */
  waitingFrames: 2000,
  waitingBytes: 16 * 1024 * 1024,
  /** Documents open on one channelled socket. */
  channels: 2000,
  /** Unacknowledged writes of a socket from which on no more is read from it, and at which reading goes on. */
  pauseAt: 1000,
  resumeAt: 250,
  /** Bytes that may wait to be sent to a socket that doesn't read. */
  sendBytes: 32 * 1024 * 1024,
  /** Messages per second, over ten seconds, beyond which a socket is closed. */
  messagesPerSecond: 5000,
  /** Refusals of one update that are kept, each with what was attempted. */
  refusalsKept: 200,
  attemptedChars: 20_000,
  /** Writes of one document that are ruled and committed together. */
  writesPerCommit: 500,
} as const;

/** Client ids below this belong to the server: it writes under the document's epoch. */
export const reservedClients = 1024;
