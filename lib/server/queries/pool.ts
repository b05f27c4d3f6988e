import { z } from "zod";
import { loadLaneGroups } from "@/lib/db/actors";
import { listPool } from "@/lib/db/pool";
import { can } from "@/lib/domain/access/capabilities";
import { laneSubject } from "@/lib/domain/access/subject";
import { queryWords } from "@/lib/domain/customers/search";
import { fromCursor, pageQuery, toPageBody } from "../http/paging";
import type { Answer, MemberVisit } from "../http/route";

const dayMs = 24 * 60 * 60 * 1000;
const daysByView = { day: 1, "three-days": 3, week: 7, month: 30, year: 365 } as const;

export const poolQuery = z.object({
  ...pageQuery,
  view: z.enum(["day", "three-days", "week", "month", "year"]).optional(),
  lane: z.string().max(64).optional(),
});

/** `GET /api/pool`: customers in the lanes that admit the caller, by the time of their release (P3). */
export async function answerPool(visit: MemberVisit<z.output<typeof poolQuery>>): Promise<Answer> {
  const { query, runtime, actor, now } = visit;
  const after = fromCursor(query.cursor);
  if (after === "wrong") return { refusal: { code: "invalidInput", fields: { cursor: "invalid" } } };
  const lanes = await loadLaneGroups(runtime.db);
  const open = [...lanes]
    .filter(([id, groupIds]) => can(actor, "pool.read", laneSubject(id, groupIds)))
    .map(([id]) => id);
  if (query.lane && !open.includes(query.lane)) {
    return { refusal: { code: lanes.has(query.lane) ? "laneClosed" : "laneUnknown" } };
  }
  const page = await listPool(runtime.db, {
    laneIds: query.lane ? [query.lane] : open,
    ...(query.view ? { since: now.getTime() - daysByView[query.view] * dayMs } : {}),
    words: queryWords(query.q),
    after,
    limit: query.limit,
  });
  return { data: toPageBody(page) };
}
