import { can } from "../capabilities";
import type { Actor } from "../model";
import type { RefusalCode } from "../refusal";
import type { Change, WhoCheck } from "./rule";

/** Whoever may write the customer; whoever may create one where there is none yet. */
export const customerWriter: WhoCheck = ({ actor, facts }) => {
  const allowed =
    facts.subject === null ? can(actor, "customer.create") : can(actor, "customer.write", facts.subject);
  return allowed ? null : "notAllowed";
};

export const plansWriter: WhoCheck = ({ actor, facts }) =>
  can(actor, "plans.write", facts.subject) ? null : "notAllowed";

/** The person whose document it is. */
export const documentPerson: WhoCheck = ({ actor, facts }) =>
  facts.userIdOfDocument === actor.userId && can(actor, "desk.write", facts.subject) ? null : "notAllowed";

export const settingsWriter: WhoCheck = ({ actor }) => (can(actor, "settings.write") ? null : "notAllowed");

export const boardModerator: WhoCheck = ({ actor }) => (can(actor, "board.moderate") ? null : "notAllowed");

export const nobody: WhoCheck = () => "serverOnly";

/** Whether the entry names this person as its author. */
export function isAuthor(change: Change): boolean {
  return change.facts.value(change.root, `${change.entryId}|authorId`) === change.actor.userId;
}

/**
 * Whether nobody else began the entry, by the fields that it is begun with. An entry may arrive key by key, and until
 * its author is named it belongs to whoever wrote what there is of it.
 */
export function isBegunBySelf({ actor, root, entryId, facts }: Change, fields: readonly string[]): boolean {
  return fields.every((field) => {
    const writer = facts.writer(root, `${entryId}|${field}`);
    return writer === undefined || writer === actor.userId;
  });
}

/** The value names the actor, and the entry is theirs to name themselves the author of. */
export const isSelfIn =
  (fields: readonly string[]) =>
  (change: Change): RefusalCode | null =>
    change.newValue === change.actor.userId && isBegunBySelf(change, fields) ? null : "notSelf";

/** Whether this person leads a group of the owner, or is an admin. */
export function isSuperior(actor: Actor, change: Change): boolean {
  return can(actor, "followUp.deleteAny", change.facts.subject);
}

/** F4: own; supervisor: group; admin: all. */
export const followUpRemover: WhoCheck = (change) => {
  const denied = customerWriter(change);
  if (denied) return denied;
  return isAuthor(change) || isSuperior(change.actor, change) ? null : "notAllowed";
};

/** C11: own ones; all of them: the owner, supervisors of the owner's groups, admins. */
export const attachmentRemover: WhoCheck = (change) => {
  const denied = customerWriter(change);
  if (denied) return denied;
  const { actor, facts, root, entryId } = change;
  const isOwn = facts.value(root, `${entryId}|addedBy`) === actor.userId;
  // A customer just being made is its author's.
  const isAny = facts.subject === null || can(actor, "attachment.removeAny", facts.subject);
  return isOwn || isAny ? null : "notAllowed";
};

export function both(first: WhoCheck, second: WhoCheck): WhoCheck {
  return (change) => first(change) ?? second(change);
}
