import type { Logger } from "pino";
import { isConnectionLoss } from "@/lib/db/connection-loss";

/** A database that is away is told once, by whoever watches it: not once for each of thousands of documents. */
export function logFault(log: Logger, error: unknown, facts: object, sentence: string): void {
  if (isConnectionLoss(error)) log.debug({ err: error, ...facts }, sentence);
  else log.error({ err: error, ...facts }, sentence);
}
