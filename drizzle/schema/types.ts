import { customType } from "drizzle-orm/pg-core";

/** Raw bytes. PGlite and postgres-js both hand over Uint8Array-compatible values. */
export const bytea = customType<{ data: Uint8Array; driverData: Uint8Array }>({
  dataType: () => "bytea",
  fromDriver: (value) => new Uint8Array(value.buffer, value.byteOffset, value.byteLength),
});
