import { z } from "zod";
import { listPlans } from "@/lib/db/plans";
import { queryWords } from "@/lib/domain/customers/search";
import { spanBounds, type ViewSpan } from "@/lib/domain/customers/views";
import { fromCursor, pageQuery, toPageBody } from "../http/paging";
import type { Answer, MemberVisit } from "../http/route";
import { companyBounds } from "./calendar";
import { resolveScope } from "./scope";

const spanByView = { today: "day", "this-week": "week", "this-month": "month" } as const satisfies Record<
  string,
  ViewSpan
>;

export const plansQuery = z.object({
  ...pageQuery,
  view: z.enum(["today", "this-week", "this-month"]).optional(),
  owner: z.string().max(64).optional(),
  group: z.string().max(64).optional(),
});

/** `GET /api/plans`: by the day, week or month in which they start. */
export async function answerPlans(visit: MemberVisit<z.output<typeof plansQuery>>): Promise<Answer> {
  const { query, runtime, actor, now } = visit;
  const after = fromCursor(query.cursor);
  if (after === "wrong") return { refusal: { code: "invalidInput", fields: { cursor: "invalid" } } };
  const scope = await resolveScope(runtime.db, actor, "plans.read", query);
  if (!scope.ok) return scope;
  const span = query.view && spanBounds(spanByView[query.view], await companyBounds(runtime.db, now));
  const page = await listPlans(runtime.db, {
    userIds: scope.ownerIds,
    ...(span ? { span } : {}),
    words: queryWords(query.q),
    after,
    limit: query.limit,
  });
  return { data: toPageBody(page) };
}
