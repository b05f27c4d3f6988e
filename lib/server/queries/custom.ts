import { z } from "zod";
import type { Executor } from "@/lib/db/client";
import { findCompany } from "@/lib/db/company";
import type { QueriedPage, QueryPage } from "@/lib/db/queries";
import type { QueryKeyset } from "@/lib/db/query-order";
import { type CompiledQuery, compileQuery, type OrderKey } from "@/lib/domain/queries/compile";
import type { Subject } from "@/lib/domain/queries/fields";
import { type Query, type QuerySort, type QuerySubject, queryLimits } from "@/lib/domain/queries/model";
import { parseQuery } from "@/lib/domain/queries/schema";
import type { ApiRefusal } from "../errors";

/** The parameter `query` of a list: a custom query as JSON, checked by the engine's own schema (C5). */
export function queryParameter(subject: QuerySubject) {
  return z
    .string()
    .max(queryLimits.json, "tooLong")
    .superRefine((text, context) => {
      const parsed = parseQuery(subject, text);
      if (!parsed.ok) context.addIssue({ code: "custom", message: parsed.code });
    })
    .meta({ description: "A custom query as JSON: { where, sort }" })
    .optional();
}

interface Asked<Row> {
  readonly subject: Subject<Row>;
  readonly name: QuerySubject;
  readonly text: string;
  readonly cursor: string | undefined;
  readonly limit: number;
  /** The order where the query names none. */
  readonly otherwise: QuerySort;
}

interface Asker {
  readonly db: Executor;
  readonly userId: string;
  readonly now: Date;
}

export type PreparedQuery<Row> =
  | { readonly ok: true; readonly page: QueryPage<Row> }
  | { readonly ok: false; readonly refusal: ApiRefusal };

/** Makes a custom query ready: at this moment, in the company's time zone, for the person who asks. */
export async function prepareQuery<Row>(
  { db, userId, now }: Asker,
  { subject, name, text, cursor, limit, otherwise }: Asked<Row>,
): Promise<PreparedQuery<Row>> {
  const parsed = parseQuery(name, text);
  if (!parsed.ok) return invalid("query", parsed.code);
  const sort = parsed.query.sort.length > 0 ? parsed.query.sort : [otherwise];
  const query: Query = { ...parsed.query, sort };
  const timeZone = (await findCompany(db))?.timeZone ?? "UTC";
  const compiled = compileQuery(subject, query, { nowMs: now.getTime(), timeZone, userId });
  const after = fromQueryCursor(cursor, compiled);
  return after === "wrong" ? invalid("cursor", "invalid") : { ok: true, page: { compiled, after, limit } };
}

export function toQueriedBody<Row>({ rows, total, next }: QueriedPage<Row>) {
  const nextCursor = next && Buffer.from(JSON.stringify([next.keys, next.id])).toString("base64url");
  return { rows, total, nextCursor };
}

function invalid(field: string, code: string): { readonly ok: false; readonly refusal: ApiRefusal } {
  return { ok: false, refusal: { code: "invalidInput", fields: { [field]: code } } };
}

const keysetSchema = z.tuple([
  z.array(z.union([z.string().max(100), z.number(), z.null()])).max(queryLimits.sorts),
  z.string().max(64),
]);

/** A cursor fits the order that it was given for; another query's is refused. */
function fromQueryCursor<Row>(
  cursor: string | undefined,
  { order }: CompiledQuery<Row>,
): QueryKeyset | null | "wrong" {
  if (cursor === undefined) return null;
  try {
    const [keys, id] = keysetSchema.parse(JSON.parse(Buffer.from(cursor, "base64url").toString("utf8")));
    return keys.length === order.length && order.every((key, at) => fits(key, keys[at] ?? null))
      ? { keys, id }
      : "wrong";
  } catch {
    return "wrong";
  }
}

function fits<Row>({ field }: OrderKey<Row>, value: string | number | null): boolean {
  const isNumber =
    ["number", "date", "day"].includes(field.kind) || (field.kind === "choice" && field.sortBy);
  return value === null || typeof value === (isNumber ? "number" : "string");
}
