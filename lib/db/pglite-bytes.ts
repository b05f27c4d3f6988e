import type { PGliteOptions } from "@electric-sql/pglite";

/** Of the type `bytea`, in Postgres' catalogue. */
const byteaOid = 17;

/**
 * How bytes go into the embedded database and come out of it. PGlite's own conversion makes a string of each single
 * byte: ten seconds and more for the list of a large device, which is in no time what Node does natively.
 */
export const bytesAsHex: Pick<PGliteOptions, "parsers" | "serializers"> = {
  parsers: { [byteaOid]: (text: string) => Buffer.from(text.slice(2), "hex") },
  serializers: { [byteaOid]: toHex },
};

function toHex(bytes: unknown): string {
  if (!(bytes instanceof Uint8Array)) throw new TypeError("bytea takes bytes");
  return `\\x${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("hex")}`;
}
