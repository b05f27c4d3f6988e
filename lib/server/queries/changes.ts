import { z } from "zod";
import { loadSubjectOfCustomer } from "@/lib/db/actors";
import { listChanges, listRefusals } from "@/lib/db/changes";
import { findDocument } from "@/lib/db/documents";
import { customerName } from "@/lib/docs/names";
import { can } from "@/lib/domain/access/capabilities";
import type { Answer, MemberVisit } from "../http/route";

export const idPageQuery = z.object({
  cursor: z.coerce.number().int().positive().optional(),
  limit: z.coerce.number().int().min(1).max(500).default(50),
});
type IdQuery = z.output<typeof idPageQuery>;

/** `GET /api/customers/{id}/changes` (C6). An unknown customer is refused like somebody else's. */
export async function answerChanges({
  runtime,
  actor,
  params,
  query,
}: MemberVisit<IdQuery>): Promise<Answer> {
  const customerId = params.id ?? "";
  const subject = await loadSubjectOfCustomer(runtime.db, customerId, actor.userId);
  if (!subject || !can(actor, "customer.read", subject)) return { refusal: { code: "notAllowed" } };
  const isDeleted = (await findDocument(runtime.db, customerName(customerId)))?.deleted ?? false;
  if (isDeleted) return { refusal: { code: "notAllowed" } };
  const found = await listChanges(runtime.db, customerId, {
    before: query.cursor ?? null,
    limit: query.limit,
  });
  const rows = found.slice(0, query.limit).map(({ id: _id, ...change }) => change);
  return { data: { rows, nextCursor: nextCursor(found, query.limit) } };
}

/** `GET /api/refusals`: the caller's own. */
export async function answerRefusals({ runtime, actor, query }: MemberVisit<IdQuery>): Promise<Answer> {
  const found = await listRefusals(runtime.db, actor.userId, {
    before: query.cursor ?? null,
    limit: query.limit,
  });
  return { data: { rows: found.slice(0, query.limit), nextCursor: nextCursor(found, query.limit) } };
}

function nextCursor(found: readonly { readonly id: number }[], limit: number): string | null {
  return found.length > limit ? String(found[limit - 1]?.id) : null;
}
