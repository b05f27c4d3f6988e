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
    { level: knownLevel(process.env.LOG_LEVEL), redact, base: undefined },
    pino.destination(2),
  );
  return holder[loggerKey];
}

/** A level that doesn't exist is refused with a sentence by `readConfig`, which needs a log until then. */
function knownLevel(given: string | undefined): string {
  return given === "silent" || (given && given in pino.levels.values) ? given : "info";
}

export const log: Logger = getLog();
