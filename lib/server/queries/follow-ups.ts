import { TZDate } from "@date-fns/tz";
import { subDays } from "date-fns";
import { z } from "zod";
import { findCompany } from "@/lib/db/company";
import { listFollowUps } from "@/lib/db/follow-ups";
import { queryFollowUps } from "@/lib/db/queries";
import { queryWords } from "@/lib/domain/customers/search";
import { type FollowUpViewId, followUpSpan, followUpViews } from "@/lib/domain/follow-ups/views";
import { followUpSubject } from "@/lib/domain/queries/subjects/follow-ups";
import { fromCursor, pageQuery, toPageBody } from "../http/paging";
import type { Answer, MemberVisit } from "../http/route";
import { companyBounds } from "./calendar";
import { prepareQuery, queryParameter, toQueriedBody } from "./custom";
import { resolveScope } from "./scope";

export const followUpsQuery = z.object({
  ...pageQuery,
  view: z.enum(followUpViews).optional(),
  query: queryParameter("followUps"),
  owner: z.string().max(64).optional(),
  group: z.string().max(64).optional(),
});

/** `GET /api/follow-ups`: of customers that have an owner in scope. */
export async function answerFollowUps(visit: MemberVisit<z.output<typeof followUpsQuery>>): Promise<Answer> {
  const { query, runtime, actor } = visit;
  if (query.query !== undefined) return answerQuery(visit, query.query);
  const after = fromCursor(query.cursor);
  if (after === "wrong") return { refusal: { code: "invalidInput", fields: { cursor: "invalid" } } };
  const scope = await resolveScope(runtime.db, actor, "customer.read", query);
  if (!scope.ok) return scope;
  const span = query.view ? await spanOf(visit, query.view) : undefined;
  const page = await listFollowUps(runtime.db, {
    ownerIds: scope.ownerIds,
    ...(span ? { span } : {}),
    words: queryWords(query.q),
    after,
    limit: query.limit,
  });
  return { data: toPageBody(page) };
}

/** A custom query (F2), within the ready view, words and scope that stand beside it. */
async function answerQuery(
  visit: MemberVisit<z.output<typeof followUpsQuery>>,
  text: string,
): Promise<Answer> {
  const { query, runtime, actor, now } = visit;
  const scope = await resolveScope(runtime.db, actor, "customer.read", query);
  if (!scope.ok) return scope;
  const prepared = await prepareQuery(
    { db: runtime.db, userId: actor.userId, now },
    {
      ...query,
      subject: followUpSubject,
      name: "followUps",
      text,
      cursor: query.cursor,
      otherwise: { field: "time", dir: "desc" },
    },
  );
  if (!prepared.ok) return prepared;
  const span = query.view ? await spanOf(visit, query.view) : undefined;
  const filter = { ownerIds: scope.ownerIds, ...(span ? { span } : {}), words: queryWords(query.q) };
  return { data: toQueriedBody(await queryFollowUps(runtime.db, filter, prepared.page)) };
}

async function spanOf({ runtime, now }: MemberVisit, view: FollowUpViewId) {
  const bounds = await companyBounds(runtime.db, now);
  const company = await findCompany(runtime.db);
  const threeDaysStart = subDays(new TZDate(bounds.dayStart, company?.timeZone ?? "UTC"), 2).getTime();
  return followUpSpan(view, bounds, threeDaysStart);
}
