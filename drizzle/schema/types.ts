import { customType } from "drizzle-orm/pg-core";
import { packBytes, unpackBytes } from "./packed-bytes";

/** Raw bytes. PGlite and postgres-js both hand over Uint8Array-compatible values. */
export const bytea = customType<{ data: Uint8Array; driverData: Uint8Array }>({
  dataType: () => "bytea",
  fromDriver: (value) => new Uint8Array(value.buffer, value.byteOffset, value.byteLength),
});

/** Bytes that are stored packed. */
export const packedBytea = customType<{ data: Uint8Array; driverData: Uint8Array }>({
  dataType: () => "bytea",
  toDriver: packBytes,
  fromDriver: unpackBytes,
});
