import type { Actor, Role, Subject } from "./model";

/**
 * How far a capability reaches. A capability may list several; one that holds is enough.
 *
 * | scope | holds when |
 * | --- | --- |
 * | all | always |
 * | own | the subject belongs to the actor |
 * | led | the owner belongs to a group that the actor leads |
 * | ledOnly | every group of the owner is led by the actor, and there is one |
 * | lane | the subject stands in a lane that admits the actor |
 * | anyLane | the subject stands in some lane |
 * | lentRead, lentWrite | the owner lent the actor this one customer (C14) |
 */
type Scope = "all" | "own" | "led" | "ledOnly" | "lane" | "anyLane" | "lentRead" | "lentWrite";

/** Everything that can be asked about. The order is that of the spec's sections. */
export const capabilities = [
  "customer.create",
  "customer.read",
  "customer.write",
  "customer.delete",
  "customer.release",
  "customer.claim",
  "customer.assign",
  "customer.handOver",
  "customer.lock",
  "customer.share",
  "followUp.deleteAny",
  "attachment.removeAny",
  "plans.read",
  "plans.write",
  "plans.markAnyDone",
  "plans.deleteAny",
  "desk.read",
  "desk.write",
  "index.read",
  "pool.read",
  "group.read",
  "board.read",
  "board.write",
  "board.moderate",
  "settings.read",
  "settings.write",
  "people.read",
  "people.create",
  "people.manage",
  "people.setRole",
  "groups.manage",
  "inbox.read",
  "quarantine.review",
  "export.customers",
  "audit.read",
  "backup.make",
  "backup.prepareRestore",
  "backup.restore",
] as const;
export type Capability = (typeof capabilities)[number];

type Grants = Readonly<Partial<Record<Capability, readonly Scope[]>>>;

const salesperson: Grants = {
  "customer.create": ["all"],
  "customer.read": ["own", "lentRead", "lane"],
  "customer.write": ["own", "lentWrite"],
  "customer.release": ["own"],
  "customer.claim": ["lane"],
  "customer.handOver": ["own"],
  "customer.share": ["own"],
  "attachment.removeAny": ["own"],
  "plans.read": ["own"],
  "plans.write": ["own"],
  "desk.read": ["own"],
  "desk.write": ["own"],
  "index.read": ["own"],
  "pool.read": ["lane"],
  "group.read": ["lane"],
  "board.read": ["all"],
  "board.write": ["all"],
  "settings.read": ["all"],
  "people.read": ["all"],
  "inbox.read": ["own"],
  "export.customers": ["all"],
};

const supervisor: Grants = {
  ...salesperson,
  "customer.read": ["own", "led", "lentRead", "lane"],
  "customer.write": ["own", "led", "lentWrite"],
  "customer.release": ["own", "led"],
  "customer.assign": ["lane"],
  "customer.handOver": ["own", "led"],
  "customer.lock": ["led"],
  "customer.share": ["own", "led"],
  "followUp.deleteAny": ["led"],
  "attachment.removeAny": ["own", "led"],
  "plans.read": ["own", "led"],
  "plans.write": ["own", "led"],
  "plans.markAnyDone": ["own", "led"],
  "index.read": ["own", "led"],
  "people.create": ["ledOnly"],
  "people.manage": ["led"],
  "quarantine.review": ["led"],
};

const admin: Grants = {
  ...supervisor,
  "customer.read": ["all"],
  "customer.write": ["all"],
  "customer.delete": ["all"],
  "customer.release": ["all"],
  "customer.claim": ["anyLane"],
  "customer.assign": ["anyLane"],
  "customer.handOver": ["all"],
  "customer.lock": ["all"],
  "customer.share": ["all"],
  "followUp.deleteAny": ["all"],
  "attachment.removeAny": ["all"],
  "plans.read": ["all"],
  "plans.write": ["all"],
  "plans.markAnyDone": ["all"],
  "plans.deleteAny": ["all"],
  "index.read": ["all"],
  "pool.read": ["all"],
  "group.read": ["all"],
  "board.moderate": ["all"],
  "settings.write": ["all"],
  "people.create": ["all"],
  "people.manage": ["all"],
  "people.setRole": ["all"],
  "groups.manage": ["all"],
  "quarantine.review": ["all"],
  "audit.read": ["all"],
  "backup.make": ["all"],
  "backup.restore": ["all"],
};

/** R4: backs up and prepares a restore, and nothing else. */
const maintainer: Grants = { "backup.make": ["all"], "backup.prepareRestore": ["all"] };

/** A Map, not an object: a role named `constructor` or `__proto__` must find nothing. */
const grantsByRole: ReadonlyMap<string, ReadonlyMap<string, readonly Scope[]>> = new Map(
  Object.entries({ salesperson, supervisor, admin, maintainer } satisfies Record<Role, Grants>).map(
    ([role, grants]) => [role, new Map(Object.entries(grants))],
  ),
);

/** Whether the actor may do this to that (R1–R4, R9). An unknown role, capability or subject means no. */
export function can(actor: Actor, capability: Capability, subject?: Subject | null): boolean {
  const scopes = grantsByRole.get(actor.role)?.get(capability);
  if (scopes === undefined) return false;
  for (const scope of scopes) {
    if (scope === "all" || (subject && scopeHolds(scope, actor, subject))) return true;
  }
  return false;
}

/** Whether the role holds the capability for some subject at all: for menus, never as the last word. */
export function canSometimes(role: Role, capability: Capability): boolean {
  return grantsByRole.get(role)?.has(capability) ?? false;
}

const scopeRules: Readonly<Record<Scope, (actor: Actor, subject: Subject) => boolean>> = {
  all: () => true,
  own: (actor, subject) => subject.ownerId !== null && subject.ownerId === actor.userId,
  led: (actor, subject) =>
    subject.ownerId !== null && subject.ownerGroupIds.some((id) => actor.ledGroupIds.includes(id)),
  ledOnly: (actor, subject) =>
    subject.ownerGroupIds.length > 0 && subject.ownerGroupIds.every((id) => actor.ledGroupIds.includes(id)),
  lane: (actor, subject) => isAdmitted(actor, subject),
  anyLane: (_actor, subject) => Boolean(subject.lane),
  lentRead: (_actor, subject) => isLent(subject, "read") || isLent(subject, "write"),
  lentWrite: (_actor, subject) => isLent(subject, "write"),
};

function scopeHolds(scope: Scope, actor: Actor, subject: Subject): boolean {
  return scopeRules[scope](actor, subject);
}

/** What was lent counts only while somebody owns the customer: in the pool it is read-only for all (P3). */
function isLent(subject: Subject, right: "read" | "write"): boolean {
  return subject.ownerId !== null && subject.collaboratorRight === right;
}

function isAdmitted(actor: Actor, subject: Subject): boolean {
  const lane = subject.lane;
  if (!lane) return false;
  if (lane.groupIds.length === 0) return true;
  return lane.groupIds.some((id) => actor.groupIds.includes(id) || actor.ledGroupIds.includes(id));
}
