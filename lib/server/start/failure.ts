/** A start that can't go on, with the one sentence that the person at the console reads. */
export class StartFailure extends Error {
  override readonly name = "StartFailure";
}

interface SystemError {
  readonly code?: unknown;
  readonly message?: unknown;
  readonly errors?: readonly unknown[];
  readonly cause?: unknown;
}

/** Turns whatever stopped the start into one sentence without a stack. */
export function sentenceOf(error: unknown): string {
  if (error instanceof StartFailure) return error.message;
  const message = String((error as SystemError)?.message ?? error).split("\n")[0];
  return `Genjin could not start: ${message}`;
}

/** Sentences for a database that doesn't open; the address is named without its password. */
export function databaseFailure(
  error: unknown,
  databaseUrl: string | undefined,
  dataDir: string,
): StartFailure {
  if (!databaseUrl) {
    const reason = String((error as SystemError)?.message ?? error).split("\n")[0];
    return new StartFailure(`The database in ${dataDir} does not open (${reason}).`);
  }
  const where = hostOf(databaseUrl);
  const code = codeOf(error);
  if (code === "28P01" || code === "28000") {
    return new StartFailure(`The database at ${where} refuses the name or password in DATABASE_URL.`);
  }
  if (code === "3D000")
    return new StartFailure(`The database named in DATABASE_URL does not exist at ${where}.`);
  return new StartFailure(
    `The database at ${where} cannot be reached (${code}). Is it running, and is DATABASE_URL right?`,
  );
}

function codeOf(error: unknown): string {
  const known = error as SystemError;
  if (typeof known?.code === "string") return known.code;
  if (known?.errors?.length) return codeOf(known.errors[0]);
  if (known?.cause) return codeOf(known.cause);
  return String(known?.message ?? error).split("\n")[0] ?? "unknown reason";
}

function hostOf(databaseUrl: string): string {
  try {
    return new URL(databaseUrl).host;
  } catch {
    return "the given address";
  }
}
