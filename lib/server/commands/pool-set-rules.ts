import { z } from "zod";
import { insertAudit } from "@/lib/db/audit";
import { writeDocument } from "@/lib/db/write-document";
import { settingsName } from "@/lib/docs/names";
import { setSetting } from "@/lib/docs/settings-doc";
import { can } from "@/lib/domain/access/capabilities";
import { isSameRelease, type PoolRules, poolRuleValues } from "@/lib/domain/pool/model";
import { countWouldRelease } from "../queries/pool-preview";
import { loadCompanySettings, loadPoolRules } from "../settings/company-settings";
import { command, refused } from "./model";

const count = (most: number) =>
  z.number().int("invalid").min(1, "invalid").max(most, "invalid").nullable().default(null);

/** The rules as an admin sends them; what is absent is off. */
export const poolRulesSchema = z.object({
  releaseDays: z.object({ regular: count(3650), vip: count(3650) }).default({ regular: null, vip: null }),
  warnDays: z.number().int("invalid").min(0, "invalid").max(365, "invalid").default(7),
  sparesWon: z.boolean().default(true),
  laneId: z.uuid("invalid").nullable().default(null),
  holdLimit: count(1_000_000),
  dailyClaimLimit: count(10_000),
  formerOwnerDays: count(3650),
  arrivalHours: count(8760),
});

/**
 * P5: sets the rules of the pool. A rule that would release customers is refused until the admin has seen how many
 * and sends that number along; more than that by now, and it is asked again.
 */
export const setPoolRules = command({
  name: "pool.setRules",
  summary: "Set the rules of the pool",
  capability: "settings.write",
  input: poolRulesSchema.extend({ confirmedCount: z.number().int().min(0).optional() }),
  async decide({ tx, actor, now }, { confirmedCount, ...choice }) {
    if (!can(actor, "settings.write")) return refused("notAllowed");
    const settings = await loadCompanySettings(tx);
    if (choice.laneId !== null && !settings.lanes.some((lane) => lane.id === choice.laneId))
      return refused("laneUnknown", { fields: { laneId: "laneUnknown" } });
    const before = await loadPoolRules(tx);
    const isSame = isSameRelease(before, choice);
    const rules: PoolRules = { ...choice, ruleSince: isSame ? before.ruleSince : now.toISOString() };
    const { due, total } = isSame ? { due: 0, total: 0 } : await countWouldRelease(tx, rules, now);
    if (due > (confirmedCount ?? 0)) return refused("wouldRelease", { facts: { count: due, total } });
    const target = { name: settingsName, kind: "settings", actorId: actor.userId };
    const seq = await writeDocument(tx, target, (doc) => {
      for (const [key, value] of Object.entries(poolRuleValues(rules)))
        setSetting(doc, "settings", key, value);
    });
    const detail = { rules: { ...rules }, wouldRelease: due };
    await insertAudit(tx, { actorId: actor.userId, action: "pool.setRules", detail });
    const events = seq === null ? [] : [{ type: "document", name: settingsName, seq } as const];
    return { ok: true, result: { rules, wouldRelease: due }, events };
  },
});
