/** What an import takes: more is refused before it can hurt a phone. */
export const limits = {
  fileBytes: 32 * 1024 * 1024,
  /** Of all parts of a file together, as its directory says; each part is held to what it says. */
  unpackedBytes: 256 * 1024 * 1024,
  /** A sheet above this is looked through before it is read. */
  largeSheetBytes: 16 * 1024 * 1024,
  rows: 50_000,
  columns: 200,
  readingMs: 90_000,
} as const;

/** A batch as the server takes it. */
export const batchLimits = { rows: 500, bytes: 600_000 } as const;
