import pino, { type Logger } from "pino";

const loggerKey = Symbol.for("genjin.log");
type WithLogger = typeof globalThis & { [loggerKey]?: Logger };

/** What never belongs in a log: secrets, and what people write. */
const redact = ["password", "*.password", "token", "*.token", "headers.cookie", "*.headers.cookie"];

/**
 * The one logger of the process. Next bundles its own copy of this module, so that the logger itself lives on
 * `globalThis`. It writes to stderr: stdout belongs to the sentences meant for the person at the console.
 */
export function getLog(): Logger {
  const holder = globalThis as WithLogger;
  holder[loggerKey] ??= pino(
    { level: process.env.LOG_LEVEL || "info", redact, base: undefined },
    pino.destination(2),
  );
  return holder[loggerKey];
}

export const log: Logger = getLog();
