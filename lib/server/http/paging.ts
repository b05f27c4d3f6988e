import { z } from "zod";
import type { Page } from "@/lib/db/customers";
import type { Keyset } from "@/lib/db/keyset";

/** Parameters that all lists share; unknown ones are ignored. */
export const pageQuery = {
  cursor: z.string().max(2000).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(50),
  q: z.string().max(200, "tooLong").default(""),
};

const keysetSchema = z.tuple([z.number(), z.string().max(64)]);

/** Cursors are opaque to callers: base64url of the last row's sort value and id. */
export function toCursor(keyset: Keyset | null): string | null {
  return keyset && Buffer.from(JSON.stringify([keyset.at, keyset.id])).toString("base64url");
}

/** Null: the first page. "wrong": a cursor that no answer of ours gave. */
export function fromCursor(cursor: string | undefined): Keyset | null | "wrong" {
  if (cursor === undefined || cursor === "") return null;
  try {
    const [at, id] = keysetSchema.parse(JSON.parse(Buffer.from(cursor, "base64url").toString("utf8")));
    return { at, id };
  } catch {
    return "wrong";
  }
}

export function toPageBody<Row>(page: Page<Row>) {
  return { rows: page.rows, total: page.total, nextCursor: toCursor(page.next) };
}
