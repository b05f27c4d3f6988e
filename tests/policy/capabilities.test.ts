import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Capability, can, canSometimes, capabilities } from "@/lib/domain/access/capabilities";
import type { Actor, Role, Subject } from "@/lib/domain/access/model";
import { roles } from "@/lib/domain/access/model";

const actorOf = (role: Role): Actor => ({
  userId: "self",
  role,
  groupIds: role === "salesperson" ? ["g1"] : [],
  ledGroupIds: role === "supervisor" ? ["g1"] : [],
});

const subjects = {
  none: undefined,
  own: { ownerId: "self", ownerGroupIds: ["g1"] },
  ownNoGroup: { ownerId: "self", ownerGroupIds: [] },
  colleague: { ownerId: "other", ownerGroupIds: ["g1"] },
  bothGroups: { ownerId: "other", ownerGroupIds: ["g1", "g2"] },
  foreign: { ownerId: "other", ownerGroupIds: ["g2"] },
  lentRead: { ownerId: "other", ownerGroupIds: ["g2"], collaboratorRight: "read" },
  lentWrite: { ownerId: "other", ownerGroupIds: ["g2"], collaboratorRight: "write" },
  openLane: { ownerId: null, ownerGroupIds: [], lane: { laneId: "l", groupIds: [] } },
  ownLane: { ownerId: null, ownerGroupIds: [], lane: { laneId: "l", groupIds: ["g1"] } },
  foreignLane: { ownerId: null, ownerGroupIds: [], lane: { laneId: "l", groupIds: ["g2"] } },
  lentInLane: {
    ownerId: null,
    ownerGroupIds: [],
    lane: { laneId: "l", groupIds: ["g2"] },
    collaboratorRight: "write",
  },
  nowhere: { ownerId: null, ownerGroupIds: [] },
} satisfies Record<string, Subject | undefined>;
type SubjectName = keyof typeof subjects;

const everything = Object.keys(subjects) as SubjectName[];
const own: SubjectName[] = ["own", "ownNoGroup"];
const led: SubjectName[] = ["own", "colleague", "bothGroups"];
const ownAndLed: SubjectName[] = [...own, "colleague", "bothGroups"];
const lane: SubjectName[] = ["openLane", "ownLane"];
const anyLane: SubjectName[] = [...lane, "foreignLane", "lentInLane"];
const lent: SubjectName[] = ["lentRead", "lentWrite"];

/** The expected answers, written out by hand from section R. Whatever is not named is refused. */
const expected: Record<Role, Partial<Record<Capability, SubjectName[]>>> = {
  salesperson: {
    "customer.create": everything,
    "customer.read": [...own, ...lane, ...lent],
    "customer.write": [...own, "lentWrite"],
    "customer.release": own,
    "customer.claim": lane,
    "customer.handOver": own,
    "customer.share": own,
    "attachment.removeAny": own,
    "plans.read": own,
    "plans.write": own,
    "desk.read": own,
    "desk.write": own,
    "index.read": own,
    "pool.read": lane,
    "group.read": lane,
    "board.read": everything,
    "board.write": everything,
    "settings.read": everything,
    "people.read": everything,
    "inbox.read": own,
    "export.customers": everything,
  },
  supervisor: {
    "customer.create": everything,
    "customer.read": [...ownAndLed, ...lane, ...lent],
    "customer.write": [...ownAndLed, "lentWrite"],
    "customer.release": ownAndLed,
    "customer.claim": lane,
    "customer.assign": lane,
    "customer.handOver": ownAndLed,
    "customer.lock": led,
    "customer.share": ownAndLed,
    "followUp.deleteAny": led,
    "attachment.removeAny": ownAndLed,
    "plans.read": ownAndLed,
    "plans.write": ownAndLed,
    "plans.markAnyDone": ownAndLed,
    "desk.read": own,
    "desk.write": own,
    "index.read": ownAndLed,
    "pool.read": lane,
    "group.read": lane,
    "board.read": everything,
    "board.write": everything,
    "settings.read": everything,
    "people.read": everything,
    "people.create": ["own", "colleague"],
    "people.manage": led,
    "quarantine.review": led,
    "inbox.read": own,
    "export.customers": everything,
  },
  admin: {
    "customer.create": everything,
    "customer.read": everything,
    "customer.write": everything,
    "customer.delete": everything,
    "customer.release": everything,
    "customer.claim": anyLane,
    "customer.assign": anyLane,
    "customer.handOver": everything,
    "customer.lock": everything,
    "customer.share": everything,
    "followUp.deleteAny": everything,
    "attachment.removeAny": everything,
    "plans.read": everything,
    "plans.write": everything,
    "plans.markAnyDone": everything,
    "plans.deleteAny": everything,
    "desk.read": own,
    "desk.write": own,
    "index.read": everything,
    "pool.read": everything,
    "group.read": everything,
    "board.read": everything,
    "board.write": everything,
    "board.moderate": everything,
    "settings.read": everything,
    "settings.write": everything,
    "people.read": everything,
    "people.create": everything,
    "people.manage": everything,
    "quarantine.review": everything,
    "people.setRole": everything,
    "groups.manage": everything,
    "inbox.read": own,
    "export.customers": everything,
    "audit.read": everything,
    "backup.make": everything,
    "backup.restore": everything,
  },
  maintainer: { "backup.make": everything, "backup.prepareRestore": everything },
};

describe("R1–R4: role × capability × subject", () => {
  for (const role of roles) {
    for (const capability of capabilities) {
      it(`${role}: ${capability}`, () => {
        const admitted = everything.filter((name) => can(actorOf(role), capability, subjects[name]));
        expect(admitted.sort()).toEqual([...(expected[role][capability] ?? [])].sort());
        expect(canSometimes(role, capability)).toBe(expected[role][capability] !== undefined);
      });
    }
  }
});

describe("R9: unknown means no", () => {
  const hostile = [
    "",
    "Admin",
    "admin ",
    "ADMIN",
    "root",
    "constructor",
    "__proto__",
    "toString",
    "hasOwnProperty",
  ];

  it.each(hostile)("role %j may nothing", (role) => {
    const actor = { ...actorOf("admin"), role } as unknown as Actor;
    for (const capability of capabilities) {
      for (const name of everything) expect(can(actor, capability, subjects[name])).toBe(false);
    }
  });

  it.each([...hostile, "customer", "customer.*", "customer.readx"])(
    "capability %j is nobody's",
    (capability) => {
      for (const role of roles)
        expect(can(actorOf(role), capability as Capability, subjects.own)).toBe(false);
    },
  );

  it("holds for random names", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (role, capability) => {
        const known = (roles as readonly string[]).includes(role);
        const actor = { ...actorOf("admin"), role } as unknown as Actor;
        if (!known) expect(can(actor, "customer.read", subjects.own)).toBe(false);
        if (!(capabilities as readonly string[]).includes(capability)) {
          expect(can(actorOf("admin"), capability as Capability)).toBe(false);
        }
      }),
    );
  });

  it("a role without any value may nothing", () => {
    for (const role of [undefined, null, 0, {}, []]) {
      expect(can({ ...actorOf("admin"), role } as unknown as Actor, "customer.read", subjects.own)).toBe(
        false,
      );
    }
  });
});
