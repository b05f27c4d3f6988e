import { z } from "zod";
import { meChangeSchema, passwordChangeSchema, setupSchema, signInSchema } from "../accounts/schemas";
import { bulkBody, checkBody } from "../documents/check-schemas";
import { healthQuery } from "../health";
import { handInBody, quarantineQuery } from "../quarantine/schemas";
import { idPageQuery } from "../queries/changes";
import { customersQuery } from "../queries/customers";
import { duplicatesBody } from "../queries/duplicates";
import { exportsQuery } from "../queries/exports";
import { followUpsQuery } from "../queries/follow-ups";
import { peopleQuery } from "../queries/people";
import { plansQuery } from "../queries/plans";
import { poolQuery } from "../queries/pool";
import { poolPreviewQuery } from "../queries/pool-preview";
import { rulingsQuery } from "../queries/rulings";

/** One route as the OpenAPI document tells it; the schemas are those that the route itself checks with. */
export interface Operation {
  readonly method: "get" | "post" | "patch" | "delete";
  readonly path: string;
  readonly summary: string;
  readonly isPublic?: true;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  readonly answer?: z.ZodType;
}

const page = (row: z.ZodType) =>
  z.object({ rows: z.array(row), total: z.number().int(), nextCursor: z.string().nullable() });
const record = z.record(z.string(), z.unknown());
const rows = z.object({ rows: z.array(record), nextCursor: z.string().nullable() });
const done = z.object({ ok: z.literal(true) });

/** What a device keeps, to hand in what it had not sent should the account be closed. */
const handInToken = z.string();
const me = z.object({
  id: z.string(),
  username: z.string(),
  name: z.string(),
  role: z.string(),
  locale: z.string().nullable(),
  groups: z.array(z.object({ id: z.string(), name: z.string(), leads: z.boolean() })),
  company: z.object({ name: z.string(), timeZone: z.string() }).nullable(),
});

const health = z.object({
  status: z.enum(["ok", "degraded"]),
  version: z.string(),
  database: z.enum(["pglite", "postgres"]),
  failing: z.array(z.enum(["database", "bus"])).optional(),
});

export const operations: readonly Operation[] = [
  {
    method: "get",
    path: "/api/health",
    summary: "Whether the server is well; 503 where not, naming what is wrong",
    isPublic: true,
    query: healthQuery,
    answer: health,
  },
  { method: "get", path: "/api/setup", summary: "Whether the company must be set up", isPublic: true },
  {
    method: "post",
    path: "/api/setup",
    summary: "Set up the company",
    isPublic: true,
    body: setupSchema,
    answer: done.extend({ handInToken }),
  },
  {
    method: "post",
    path: "/api/auth/sign-in",
    summary: "Sign in",
    isPublic: true,
    body: signInSchema,
    answer: me.extend({ handInToken }),
  },
  { method: "post", path: "/api/auth/sign-out", summary: "Sign out", isPublic: true, answer: done },
  { method: "get", path: "/api/me", summary: "Who is signed in", answer: me },
  { method: "patch", path: "/api/me", summary: "Change own settings", body: meChangeSchema, answer: me },
  {
    method: "post",
    path: "/api/me/password",
    summary: "Change the password",
    body: passwordChangeSchema,
    answer: done,
  },
  {
    method: "get",
    path: "/api/sessions",
    summary: "Own sessions",
    answer: z.object({ rows: z.array(record) }),
  },
  { method: "delete", path: "/api/sessions/{id}", summary: "End an own session", answer: done },
  {
    method: "get",
    path: "/api/customers",
    summary: "Customers that have an owner",
    query: customersQuery,
    answer: page(record),
  },
  {
    method: "get",
    path: "/api/customers/{id}/changes",
    summary: "Change history of a customer",
    query: idPageQuery,
    answer: rows,
  },
  {
    method: "get",
    path: "/api/customers/{id}/files/{hash}",
    summary: "Bytes of a file of a customer, by their SHA-256",
  },
  {
    method: "post",
    path: "/api/uploads",
    summary: "Begin to bring a file to a customer, by the tus protocol; metadata: customerId, hash",
  },
  {
    method: "patch",
    path: "/api/uploads/{id}",
    summary: "Bring a part of a file; its last part is answered once the file is kept",
  },
  { method: "delete", path: "/api/uploads/{id}", summary: "Give an upload up" },
  {
    method: "get",
    path: "/api/follow-ups",
    summary: "Follow-ups",
    query: followUpsQuery,
    answer: page(record),
  },
  { method: "get", path: "/api/plans", summary: "Work plans", query: plansQuery, answer: page(record) },
  {
    method: "get",
    path: "/api/pool",
    summary: "Customers in the pool",
    query: poolQuery,
    answer: page(record),
  },
  {
    method: "get",
    path: "/api/pool/preview",
    summary: "How many customers a rule of the pool would release",
    query: poolPreviewQuery,
    answer: z.object({ due: z.number().int(), total: z.number().int() }),
  },
  {
    method: "get",
    path: "/api/customers/deleted",
    summary: "Customers deleted for ever that can still be brought back",
    answer: z.object({ rows: z.array(record) }),
  },
  {
    method: "get",
    path: "/api/export/customers.xlsx",
    summary: "What the same parameters list, as a workbook; put on record",
    query: customersQuery,
  },
  {
    method: "get",
    path: "/api/export/customers.csv",
    summary: "What the same parameters list, as text; put on record",
    query: customersQuery,
  },
  { method: "get", path: "/api/exports", summary: "Exports on record", query: exportsQuery, answer: rows },
  {
    method: "post",
    path: "/api/customers/duplicates",
    summary: "Which of these customers are there already, as far as the caller may know",
    body: duplicatesBody,
    answer: z.object({
      rows: z.array(z.object({ customerId: z.string().nullable(), ask: z.string().nullable() }).nullable()),
    }),
  },
  { method: "get", path: "/api/people", summary: "Colleagues", query: peopleQuery, answer: page(record) },
  {
    method: "get",
    path: "/api/refusals",
    summary: "Own edits that were not accepted",
    query: idPageQuery,
    answer: rows,
  },
  {
    method: "get",
    path: "/api/rulings",
    summary: "What the sync server refused to whom, without contents; for admins",
    query: rulingsQuery,
    answer: rows,
  },
  {
    method: "post",
    path: "/api/quarantine",
    summary: "Hand in what a device had not sent when the right was lost; by session, or by hand-in token",
    isPublic: true,
    body: handInBody,
    answer: z.object({ id: z.string().nullable(), state: z.string() }),
  },
  {
    method: "get",
    path: "/api/quarantine",
    summary: "Handed-in edits that the caller decides about",
    query: quarantineQuery,
    answer: rows,
  },
  {
    method: "post",
    path: "/api/quarantine/{id}/accept",
    summary: "Write handed-in edits into their document as the caller's own",
    answer: z.object({ id: z.string(), state: z.string(), refused: z.array(z.string()) }),
  },
  {
    method: "post",
    path: "/api/quarantine/{id}/drop",
    summary: "Don't take handed-in edits; they may still be accepted later",
    answer: z.object({ id: z.string(), state: z.literal("dropped") }),
  },
  {
    method: "post",
    path: "/api/documents/check",
    summary: "Which documents held on a device are denied or outdated",
    body: checkBody,
    answer: z.object({ denied: z.array(z.string()), stale: z.array(z.string()) }),
  },
  {
    method: "post",
    path: "/api/documents/bulk",
    summary: "Whole states of documents, binary",
    body: bulkBody,
  },
];
