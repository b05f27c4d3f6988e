/** What the driver and Postgres say when the database is away, going, or not yet back: nothing of ours is wrong. */
const codes = new Set([
  "CONNECTION_CLOSED",
  "CONNECTION_ENDED",
  "CONNECTION_DESTROYED",
  "CONNECT_TIMEOUT",
  "ECONNREFUSED",
  "ECONNRESET",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOTFOUND",
  "EAI_AGAIN",
  "ETIMEDOUT",
  "EPIPE",
  // Shutting down, crashed, starting up, too many connections, session ended for its idle transaction.
  "57P01",
  "57P02",
  "57P03",
  "53300",
  "25P03",
]);

/** Whether something failed because the database could not be reached. */
export function isConnectionLoss(error: unknown): boolean {
  const { code, cause, message } = (error ?? {}) as { code?: unknown; cause?: unknown; message?: unknown };
  if (typeof code === "string" && codes.has(code)) return true;
  if (message === closedBeforeAnswer) return true;
  return cause !== undefined && cause !== error && isConnectionLoss(cause);
}

export const closedBeforeAnswer = "the database closed the connection before it answered";
