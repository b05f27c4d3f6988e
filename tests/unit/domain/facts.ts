import type { DecideFacts } from "@/lib/domain/access/decide";
import type { Actor, Subject } from "@/lib/domain/access/model";
import { defaultRuleSettings } from "@/lib/domain/settings/model";

/** People of two groups: Ann and Ben sell in group 1, led by Sue; Cai in group 2, led by Tom. */
export const ann: Actor = { userId: "ann", role: "salesperson", groupIds: ["g1"], ledGroupIds: [] };
export const ben: Actor = { userId: "ben", role: "salesperson", groupIds: ["g1"], ledGroupIds: [] };
export const cai: Actor = { userId: "cai", role: "salesperson", groupIds: ["g2"], ledGroupIds: [] };
export const sue: Actor = { userId: "sue", role: "supervisor", groupIds: [], ledGroupIds: ["g1"] };
export const tom: Actor = { userId: "tom", role: "supervisor", groupIds: [], ledGroupIds: ["g2"] };
export const boss: Actor = { userId: "boss", role: "admin", groupIds: [], ledGroupIds: [] };
export const keeper: Actor = { userId: "keeper", role: "maintainer", groupIds: [], ledGroupIds: [] };

export const ofAnn: Subject = { ownerId: "ann", ownerGroupIds: ["g1"] };
export const inLaneOne: Subject = {
  ownerId: null,
  ownerGroupIds: [],
  lane: { laneId: "l", groupIds: ["g1"] },
};
export const inOpenLane: Subject = { ownerId: null, ownerGroupIds: [], lane: { laneId: "l", groupIds: [] } };

export const now = "2026-11-23T04:00:00.000Z";

/** Facts for `decide` over a document that holds these values, by `root/key`. */
export function factsOver(
  values: Readonly<Record<string, unknown>> = {},
  facts: Partial<DecideFacts> = {},
): DecideFacts {
  return {
    subject: ofAnn,
    userIdOfDocument: "ann",
    nowIso: now,
    isNew: false,
    settings: defaultRuleSettings,
    value: (root, key) => values[`${root}/${key}`],
    writer: (root, key) => (values[`${root}/${key}`] === undefined ? undefined : "ann"),
    ...facts,
  };
}
