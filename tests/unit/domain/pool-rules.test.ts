import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { daysLeft, isReleaseDue, releaseDeadline, wouldRelease } from "@/lib/domain/pool/auto-release";
import { claimObstacle, claimsLeft } from "@/lib/domain/pool/claim";
import {
  noPoolRules,
  type PoolRules,
  poolRuleValues,
  readPoolRules,
  ruleLane,
} from "@/lib/domain/pool/model";
import { canUndoMove, moveKinds } from "@/lib/domain/pool/moves";

const day = 86_400_000;
const now = Date.parse("2026-11-24T08:00:00.000Z");
const iso = (at: number) => new Date(at).toISOString();
const rulesOf = (rules: Partial<PoolRules>): PoolRules => ({ ...noPoolRules, ...rules });

const row = {
  level: "regular",
  status: "interested",
  ownerId: "ann",
  lastContactedAt: iso(now - 10 * day),
  createdAt: iso(now - 400 * day),
  heldSince: iso(now - 300 * day),
} as const;

const anyRow = fc.record({
  level: fc.constantFrom("regular", "vip"),
  status: fc.constantFrom("interested", "prospect", "onHold", "won"),
  ownerId: fc.constantFrom("ann", null),
  lastContactedAt: fc.option(fc.integer({ min: 0, max: 500 }).map((days) => iso(now - days * day))),
  createdAt: fc.integer({ min: 0, max: 900 }).map((days) => iso(now - days * day)),
  heldSince: fc.integer({ min: 0, max: 500 }).map((days) => iso(now - days * day)),
  locked: fc.constantFrom(true as const, undefined),
});
const anyCount = fc.option(fc.integer({ min: 1, max: 400 }));
const anyRules = fc.record({
  releaseDays: fc.record({ regular: anyCount, vip: anyCount }),
  warnDays: fc.integer({ min: 0, max: 60 }),
  sparesWon: fc.boolean(),
  ruleSince: fc.option(fc.integer({ min: 0, max: 100 }).map((days) => iso(now - days * day))),
  laneId: fc.option(fc.uuid()),
  holdLimit: anyCount,
  dailyClaimLimit: anyCount,
  formerOwnerDays: anyCount,
  arrivalHours: anyCount,
});

describe("P5: release by a rule", () => {
  it("is off until set, and for the locked, the won and those in the pool", () => {
    expect(releaseDeadline(row, noPoolRules)).toBeNull();
    const rules = rulesOf({ releaseDays: { regular: 30, vip: null } });
    expect(releaseDeadline(row, rules)).toBe(now + 20 * day);
    expect(releaseDeadline({ ...row, locked: true }, rules)).toBeNull();
    expect(releaseDeadline({ ...row, status: "won" }, rules)).toBeNull();
    expect(releaseDeadline({ ...row, status: "won" }, { ...rules, sparesWon: false })).not.toBeNull();
    expect(releaseDeadline({ ...row, level: "vip" }, rules)).toBeNull();
    expect(releaseDeadline({ ...row, ownerId: null }, rules)).toBeNull();
  });

  it("counts from the day on which the owner got the customer, too", () => {
    const rules = rulesOf({ releaseDays: { regular: 30, vip: null } });
    const fresh = { ...row, lastContactedAt: iso(now - 200 * day), heldSince: iso(now - 2 * day) };
    expect(releaseDeadline(fresh, rules)).toBe(now + 28 * day);
  });

  it("warns before it takes anything: a new rule waits", () => {
    const rules = rulesOf({ releaseDays: { regular: 5, vip: null }, warnDays: 7, ruleSince: iso(now) });
    expect(isReleaseDue(row, rules, now)).toBe(false);
    expect(daysLeft(row, rules, now)).toBe(7);
    expect(isReleaseDue(row, rules, now + 7 * day)).toBe(true);
    expect(wouldRelease(row, rules, now)).toBe(true);
  });

  it("never takes what was not within the warning before, and counts what it asked about", () => {
    fc.assert(
      fc.property(anyRow, anyRules, (held, rules) => {
        const deadline = releaseDeadline(held, rules);
        if (deadline === null) {
          expect(isReleaseDue(held, rules, now)).toBe(false);
          expect(wouldRelease(held, rules, now)).toBe(false);
          return;
        }
        expect(isReleaseDue(held, rules, deadline)).toBe(true);
        expect(isReleaseDue(held, rules, deadline - 1)).toBe(false);
        expect(daysLeft(held, rules, deadline - rules.warnDays * day)).toBe(rules.warnDays);
        expect(daysLeft(held, rules, deadline - rules.warnDays * day - 1)).toBeNull();
        const set = { ...rules, ruleSince: iso(now) };
        const end = now + rules.warnDays * day;
        expect(wouldRelease(held, set, now)).toBe(isReleaseDue(held, set, end));
      }),
    );
  });
});

describe("P4, P5: what stands against a claim", () => {
  const facts = {
    userId: "ann",
    row: { formerOwnerId: "ann", releasedAt: iso(now - 2 * day) },
    held: 10,
    claimsToday: 2,
  };
  it("is nothing without rules", () => {
    expect(claimObstacle(facts, noPoolRules, now)).toBeNull();
    expect(claimsLeft(facts, noPoolRules)).toBeNull();
  });
  it("is a limit, or a cool-down counted from the release", () => {
    expect(claimObstacle(facts, rulesOf({ holdLimit: 10 }), now)).toEqual({ code: "holdLimit", limit: 10 });
    expect(claimObstacle(facts, rulesOf({ dailyClaimLimit: 2 }), now)).toMatchObject({
      code: "dailyClaimLimit",
    });
    const until = now + day;
    expect(claimObstacle(facts, rulesOf({ formerOwnerDays: 3 }), now)).toEqual({
      code: "formerOwnerCoolDown",
      until,
    });
    expect(claimObstacle({ ...facts, userId: "bob" }, rulesOf({ formerOwnerDays: 3 }), now)).toBeNull();
    expect(claimObstacle(facts, rulesOf({ arrivalHours: 72 }), now)).toEqual({
      code: "arrivalCoolDown",
      until,
    });
    expect(claimObstacle(facts, rulesOf({ arrivalHours: 72 }), until)).toBeNull();
    expect(claimsLeft(facts, rulesOf({ holdLimit: 12, dailyClaimLimit: 9 }))).toBe(2);
    expect(claimsLeft(facts, rulesOf({ holdLimit: 3 }))).toBe(0);
  });
});

describe("P5: the rules as settings", () => {
  it("come back as they were written; nonsense counts as off", () => {
    fc.assert(
      fc.property(anyRules, (rules) => {
        const values = Object.fromEntries(
          Object.entries(poolRuleValues(rules)).filter(([, value]) => value !== undefined),
        ) as Record<string, string | number | boolean>;
        expect(readPoolRules(values)).toEqual(rules);
      }),
    );
    expect(readPoolRules({})).toEqual(noPoolRules);
    const wrong = { "pool.holdLimit": -1, "pool.warnDays": "soon", "pool.releaseDays.vip": 0.5 };
    expect(readPoolRules(wrong)).toEqual(noPoolRules);
  });
  it("release into the lane chosen, else the first", () => {
    const lanes = ["a", "b"].map((id, order) => ({ id, name: id, groupIds: [], order }));
    expect(ruleLane(rulesOf({ laneId: "b" }), lanes)?.id).toBe("b");
    expect(ruleLane(rulesOf({ laneId: "gone" }), lanes)?.id).toBe("a");
    expect(ruleLane(noPoolRules, [])).toBeNull();
  });
});

it("C9, C13: a move is taken back once, and for a while", () => {
  const undoable = moveKinds.filter((kind) => canUndoMove({ kind, at: now, isUndone: false }, now));
  expect(undoable).toEqual(["release", "claim", "assign", "handOver"]);
  expect(canUndoMove({ kind: "claim", at: now, isUndone: true }, now)).toBe(false);
  expect(canUndoMove({ kind: "claim", at: now - 11 * 60_000, isUndone: false }, now)).toBe(false);
  expect(canUndoMove({ kind: "handOver", at: now - 6 * day, isUndone: false }, now)).toBe(true);
});
