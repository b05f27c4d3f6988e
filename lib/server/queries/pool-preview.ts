import { z } from "zod";
import type { Executor } from "@/lib/db/client";
import { listHeldRows } from "@/lib/db/held-customers";
import { wouldRelease } from "@/lib/domain/pool/auto-release";
import { noPoolRules, type PoolRules } from "@/lib/domain/pool/model";
import type { Answer, MemberVisit } from "../http/route";

const days = z.coerce.number().int().min(1).max(3650).optional();

export const poolPreviewQuery = z.object({
  regularDays: days,
  vipDays: days,
  warnDays: z.coerce.number().int().min(0).max(365).default(7),
  sparesWon: z.enum(["true", "false"]).default("true"),
});

export interface WouldRelease {
  /** So many would go once the warning time is over. */
  readonly due: number;
  /** Of so many customers that somebody holds. */
  readonly total: number;
}

/** How many customers a rule would release (P5), by the very function that releases them later. */
export async function countWouldRelease(db: Executor, rules: PoolRules, now: Date): Promise<WouldRelease> {
  if (rules.releaseDays.regular === null && rules.releaseDays.vip === null) return { due: 0, total: 0 };
  let due = 0;
  let total = 0;
  for await (const rows of listHeldRows(db)) {
    total += rows.length;
    for (const row of rows) if (wouldRelease(row, rules, now.getTime())) due += 1;
  }
  return { due, total };
}

/** `GET /api/pool/preview`: what a rule would do, before it is set. */
export async function answerPoolPreview(
  visit: MemberVisit<z.output<typeof poolPreviewQuery>>,
): Promise<Answer> {
  const { query, runtime, now } = visit;
  const releaseDays = { regular: query.regularDays ?? null, vip: query.vipDays ?? null };
  const { warnDays } = query;
  const rules = { ...noPoolRules, releaseDays, warnDays, sparesWon: query.sparesWon === "true" };
  return { data: await countWouldRelease(runtime.db, rules, now) };
}
