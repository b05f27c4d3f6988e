import { can } from "../capabilities";
import { metaRoot, metaRule } from "./meta";
import type { Change, FieldRule, KindRules, WhoCheck } from "./rule";
import * as value from "./values";
import { both, isAuthor, isSelfIn, plansWriter } from "./who";

const writer = plansWriter;

const isSelf = ({ actor, newValue }: Change) => (newValue === actor.userId ? null : "notSelf");
const isOwnAuthor = isSelfIn(["topic", "createdAt", "startAt", "endAt", "content", "note"]);

/** W3: by the setting, the author (and whose plan it is) or only their superiors. */
const mayMarkDone: WhoCheck = (change) => {
  if (can(change.actor, "plans.markAnyDone", change.facts.subject)) return null;
  if (change.facts.settings.planDoneBy !== "author") return "notAllowed";
  const isOwn = change.facts.userIdOfDocument === change.actor.userId;
  return isOwn || isAuthor(change) ? null : "notAllowed";
};

/** W4: a salesperson only own finished plans, a supervisor only finished ones of own groups, an admin any. */
const isFinishedUnlessAdmin: WhoCheck = ({ actor, root, entryId, facts }) => {
  if (can(actor, "plans.deleteAny")) return null;
  const doneAt = facts.value(root, `${entryId}|doneAt`);
  return typeof doneAt === "string" && doneAt !== "" ? null : "notFinished";
};

const fields: readonly FieldRule[] = [
  { root: "plans", pattern: "<id>|topic", value: value.requiredText, who: writer, required: true },
  { root: "plans", pattern: "<id>|authorId", value: value.id, who: writer, once: true, also: isOwnAuthor },
  { root: "plans", pattern: "<id>|createdAt", value: value.time, who: writer, once: true },
  { root: "plans", pattern: "<id>|startAt", value: value.time, who: writer },
  { root: "plans", pattern: "<id>|endAt", value: value.time, who: writer },
  { root: "plans", pattern: "<id>|content", value: value.longText, who: writer },
  { root: "plans", pattern: "<id>|note", value: value.longText, who: writer },
  { root: "plans", pattern: "<id>|customerId", value: value.id, who: writer },
  { root: "plans", pattern: "<id>|orderId", value: value.id, who: writer },
  { root: "plans", pattern: "<id>|doneAt", value: value.time, who: both(writer, mayMarkDone) },
  {
    root: "plans",
    pattern: "<id>|doneBy",
    value: value.id,
    who: both(writer, mayMarkDone),
    also: isSelf,
  },
  { root: "plans", pattern: "<id>|repeat", value: value.shortText, who: writer },
  { root: "plans", pattern: "<id>|done|<date>", value: value.flag, who: both(writer, mayMarkDone) },
  { root: "plans", pattern: "<id>|skipped|<date>", value: value.flag, who: writer },
  { root: "plans", pattern: "<id>|deleted", value: value.flag, who: both(writer, isFinishedUnlessAdmin) },
];

/** Rules of `plans/{userId}` (W1, W3, W4). */
export const plansRules: KindRules = {
  roots: [metaRoot, { name: "plans", type: "map" }],
  fields: [metaRule("plans", writer), ...fields],
};
