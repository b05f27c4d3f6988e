import { z } from "zod";
import { type CustomerQuery, listCustomers } from "@/lib/db/customers";
import { queryCustomers } from "@/lib/db/queries";
import { queryWords } from "@/lib/domain/customers/search";
import { customerViews, type ViewId, viewRules, viewSpan } from "@/lib/domain/customers/views";
import { customerSubject } from "@/lib/domain/queries/subjects/customers";
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
  const { query, runtime, actor, now } = visit;
  if (query.query !== undefined) return answerQuery(visit, query.query);
  const after = fromCursor(query.cursor);
  if (after === "wrong") return { refusal: { code: "invalidInput", fields: { cursor: "invalid" } } };
  const scope = await resolveScope(runtime.db, actor, "customer.read", query);
  if (!scope.ok) return scope;
  const wanted = await viewConditions(visit, query.view);
  const page = await listCustomers(runtime.db, {
    ...wanted,
    ownerIds: scope.ownerIds,
    words: queryWords(query.q),
    after,
    limit: query.limit,
  });
  return { data: { ...toPageBody(page), at: now.toISOString() } };
}

/** A custom query (C5), within the ready view, words and scope that stand beside it. */
async function answerQuery(
  visit: MemberVisit<z.output<typeof customersQuery>>,
  text: string,
): Promise<Answer> {
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
  const page = await queryCustomers(runtime.db, filter, prepared.page);
  return { data: { ...toQueriedBody(page), at: now.toISOString() } };
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
