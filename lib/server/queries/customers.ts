import { z } from "zod";
import { type CustomerQuery, listCustomers } from "@/lib/db/customers";
import { queryCustomers } from "@/lib/db/queries";
import { queryWords } from "@/lib/domain/customers/search";
import { customerViews, type ViewId, viewRules, viewSpan } from "@/lib/domain/customers/views";
import { customerSubject } from "@/lib/domain/queries/subjects/customers";
import type { ApiRefusal } from "../errors";
import { fromCursor, pageQuery, toPageBody } from "../http/paging";
import type { Answer, MemberVisit } from "../http/route";
import { companyBounds } from "./calendar";
import { prepareQuery, queryParameter, toQueriedBody } from "./custom";
import { resolveScope } from "./scope";

export const customersQuery = z.object({
  ...pageQuery,
  view: z.enum(customerViews).optional(),
  query: queryParameter("customers"),
  owner: z.string().max(64).optional(),
  group: z.string().max(64).optional(),
});

/** `GET /api/customers`: customers that have an owner, by ready view, words, person and group. */
export async function answerCustomers(visit: MemberVisit<z.output<typeof customersQuery>>): Promise<Answer> {
  const { query, runtime, now } = visit;
  if (query.query !== undefined) return answerQuery(visit, query.query);
  const after = fromCursor(query.cursor);
  if (after === "wrong") return { refusal: { code: "invalidInput", fields: { cursor: "invalid" } } };
  const wanted = await wantedCustomers(visit);
  if (!wanted.ok) return wanted;
  const page = await listCustomers(runtime.db, { ...wanted.query, after, limit: query.limit });
  return { data: { ...toPageBody(page), at: now.toISOString() } };
}

type Wanted =
  | { readonly ok: true; readonly query: Omit<CustomerQuery, "after" | "limit"> }
  | { readonly ok: false; readonly refusal: ApiRefusal };

/** What the parameters ask for, within what the person may read: for the list and for exports of it. */
export async function wantedCustomers(visit: MemberVisit<z.output<typeof customersQuery>>): Promise<Wanted> {
  const { query, runtime, actor } = visit;
  const scope = await resolveScope(runtime.db, actor, "customer.read", query);
  if (!scope.ok) return scope;
  const conditions = await viewConditions(visit, query.view);
  return { ok: true, query: { ...conditions, ownerIds: scope.ownerIds, words: queryWords(query.q) } };
}

/** A custom query (C5), within the ready view, words and scope that stand beside it. */
async function answerQuery(
  visit: MemberVisit<z.output<typeof customersQuery>>,
  text: string,
): Promise<Answer> {
  const asked = await askedCustomers(visit, text);
  if (!asked.ok) return asked;
  const page = await queryCustomers(visit.runtime.db, asked.filter, asked.page);
  return { data: { ...toQueriedBody(page), at: visit.now.toISOString() } };
}

/** As `wantedCustomers`, with a custom query. */
export async function askedCustomers(visit: MemberVisit<z.output<typeof customersQuery>>, text: string) {
  const { query, runtime, actor, now } = visit;
  const scope = await resolveScope(runtime.db, actor, "customer.read", query);
  if (!scope.ok) return scope;
  const prepared = await prepareQuery(
    { db: runtime.db, userId: actor.userId, now },
    {
      ...query,
      subject: customerSubject,
      name: "customers",
      text,
      cursor: query.cursor,
      otherwise: { field: "createdAt", dir: "desc" },
    },
  );
  if (!prepared.ok) return prepared;
  const { order: _order, ...wanted } = await viewConditions(visit, query.view);
  const filter = { ...wanted, ownerIds: scope.ownerIds, words: queryWords(query.q) };
  return { ok: true as const, filter, page: prepared.page };
}

type ViewConditions = Pick<CustomerQuery, "status" | "span" | "order">;

/** Visits due are wanted soonest first, everything else newest first. */
async function viewConditions(
  { runtime, now }: MemberVisit,
  view: ViewId | undefined,
): Promise<ViewConditions> {
  const newest = { field: "createdAt", direction: "desc" } as const;
  if (!view) return { order: newest };
  const rule = viewRules[view];
  if ("status" in rule) return { status: rule.status, order: newest };
  const span = viewSpan(view, await companyBounds(runtime.db, now));
  const direction = rule.field === "nextVisitAt" ? "asc" : "desc";
  return { ...(span ? { span } : {}), order: { field: rule.field, direction } };
}
