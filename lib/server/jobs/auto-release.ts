import { v7 as uuid } from "uuid";
import { insertAudit } from "@/lib/db/audit";
import type { Tx } from "@/lib/db/client";
import { listQuietCustomers } from "@/lib/db/held-customers";
import { lockOwnerships } from "@/lib/db/ownership";
import { moveCustomers } from "@/lib/db/ownership-moves";
import type { CustomerRow } from "@/lib/domain/customers/model";
import { daysGiven, isReleaseDue } from "@/lib/domain/pool/auto-release";
import { type PoolRules, readPoolRules, ruleLane } from "@/lib/domain/pool/model";
import { wakeUps } from "../commands/wake-ups";
import { loadCompanySettings } from "../settings/company-settings";
import type { JobContext } from "./schedule";

const dayMs = 24 * 60 * 60 * 1000;
const customersPerStep = 200;

/** P5: releases the customers that the rule takes by now, in steps; each is on record. */
export async function releaseDueCustomers({ db, bus, log, now, goesOn }: JobContext): Promise<void> {
  let released = 0;
  do {
    const ids = await db.transaction((tx) => releaseStep(tx, now()));
    if (ids.length === 0) break;
    released += ids.length;
    for (const event of wakeUps(ids)) bus.publish(event);
  } while (await goesOn());
  if (released > 0) log.info({ released }, "customers were released by a rule of the pool");
}

/** One step: finds, locks, looks again with the pure rule, releases. */
async function releaseStep(tx: Tx, now: Date): Promise<string[]> {
  const settings = await loadCompanySettings(tx);
  const rules = readPoolRules(settings.values);
  const lane = ruleLane(rules, settings.lanes);
  if (!lane) return [];
  const due = await findDue(tx, rules, now);
  const locked = await lockOwnerships(
    tx,
    due.map((row) => row.id),
  );
  const still = due.filter((row) => {
    const ownership = locked.get(row.id);
    return ownership?.ownerId === row.ownerId && !ownership.locked;
  });
  for (const days of new Set(still.map((row) => daysGiven(row, rules)))) {
    const rows = still.filter((row) => daysGiven(row, rules) === days);
    const facts = { laneId: lane.id, releasedBy: null, reason: "", ruleDays: days };
    const id = uuid();
    const customerIds = rows.map((row) => row.id);
    await moveCustomers(tx, {
      id,
      kind: "rule",
      actorId: null,
      at: now,
      customerIds,
      destination: { to: "lane", ...facts },
    });
    const customers = rows.map((row) => ({ id: row.id, from: row.ownerId }));
    const detail = { laneId: lane.id, days, customers, moveId: id };
    await insertAudit(tx, { actorId: null, action: "customer.autoRelease", subject: id, detail });
  }
  return still.map((row) => row.id);
}

async function findDue(tx: Tx, rules: PoolRules, now: Date): Promise<CustomerRow[]> {
  const before = (days: number | null) => (days === null ? null : new Date(now.getTime() - days * dayMs));
  const quietBefore = { regular: before(rules.releaseDays.regular), vip: before(rules.releaseDays.vip) };
  if (quietBefore.regular === null && quietBefore.vip === null) return [];
  // A new rule waits until everybody has been warned: nobody is due before.
  const isWaiting = rules.ruleSince && Date.parse(rules.ruleSince) + rules.warnDays * dayMs > now.getTime();
  if (isWaiting) return [];
  const found = await listQuietCustomers(tx, quietBefore, rules.sparesWon, customersPerStep);
  return found.filter((row) => isReleaseDue(row, rules, now.getTime()));
}
