import { z } from "zod";
import { loadLaneGroups } from "@/lib/db/actors";
import { listPool, type PoolFilter } from "@/lib/db/pool";
import { queryPool } from "@/lib/db/queries";
import { can } from "@/lib/domain/access/capabilities";
import { laneSubject } from "@/lib/domain/access/subject";
import { queryWords } from "@/lib/domain/customers/search";
import { poolSubject } from "@/lib/domain/queries/subjects/pool";
import { fromCursor, pageQuery, toPageBody } from "../http/paging";
import type { Answer, MemberVisit } from "../http/route";
import { prepareQuery, queryParameter, toQueriedBody } from "./custom";

const dayMs = 24 * 60 * 60 * 1000;
const daysByView = { day: 1, "three-days": 3, week: 7, month: 30, year: 365 } as const;

export const poolQuery = z.object({
  ...pageQuery,
  view: z.enum(["day", "three-days", "week", "month", "year"]).optional(),
  lane: z.string().max(64).optional(),
  query: queryParameter("pool"),
});

/** `GET /api/pool`: customers in the lanes that admit the caller, by the time of their release (P3). */
export async function answerPool(visit: MemberVisit<z.output<typeof poolQuery>>): Promise<Answer> {
  const { query, runtime, actor, now } = visit;
  const lanes = await loadLaneGroups(runtime.db);
  const open = [...lanes]
    .filter(([id, groupIds]) => can(actor, "pool.read", laneSubject(id, groupIds)))
    .map(([id]) => id);
  if (query.lane && !open.includes(query.lane)) {
    return { refusal: { code: lanes.has(query.lane) ? "laneClosed" : "laneUnknown" } };
  }
  const filter: PoolFilter = {
    laneIds: query.lane ? [query.lane] : open,
    ...(query.view ? { since: now.getTime() - daysByView[query.view] * dayMs } : {}),
    words: queryWords(query.q),
  };
  if (query.query !== undefined) return answerQuery(visit, query.query, filter);
  const after = fromCursor(query.cursor);
  if (after === "wrong") return { refusal: { code: "invalidInput", fields: { cursor: "invalid" } } };
  return { data: toPageBody(await listPool(runtime.db, { ...filter, after, limit: query.limit })) };
}

/** A custom query (P3), within the lanes, time and words that stand beside it. */
async function answerQuery(
  { query, runtime, actor, now }: MemberVisit<z.output<typeof poolQuery>>,
  text: string,
  filter: PoolFilter,
): Promise<Answer> {
  const prepared = await prepareQuery(
    { db: runtime.db, userId: actor.userId, now },
    {
      ...query,
      subject: poolSubject,
      name: "pool",
      text,
      cursor: query.cursor,
      otherwise: { field: "releasedAt", dir: "desc" },
    },
  );
  if (!prepared.ok) return prepared;
  return { data: toQueriedBody(await queryPool(runtime.db, filter, prepared.page)) };
}
