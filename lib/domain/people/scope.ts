import { can } from "../access/capabilities";
import type { Actor, Role } from "../access/model";
import { ownSubject } from "../access/subject";
import type { PersonRow } from "./model";

/**
 * The people whose customers the actor may look through (C3): oneself; a supervisor the members of own groups; an
 * admin everyone who may hold customers. Closed accounts hold none and are left out.
 */
export function peopleInScope(actor: Actor, people: readonly PersonRow[]): PersonRow[] {
  return people.filter(
    (person) =>
      !person.closed &&
      person.role !== "maintainer" &&
      can(actor, "index.read", ownSubject(person.id, person.groupIds)),
  );
}

/** Who someone is for questions about their account. */
export interface PersonFacts {
  readonly role: Role;
  readonly groupIds: readonly string[];
}

/** Whether the actor may make this account (R2): a supervisor salespeople of own groups, an admin anyone. */
export function canCreatePerson(actor: Actor, person: PersonFacts): boolean {
  const mayGiveRole = person.role === "salesperson" || can(actor, "people.setRole");
  return mayGiveRole && can(actor, "people.create", ownSubject("", person.groupIds));
}

/** Whether the actor may keep this account (R2): a supervisor only salespeople of own groups. */
export function canManagePerson(actor: Actor, person: PersonFacts & { readonly id: string }): boolean {
  const mayTouchRole = person.role === "salesperson" || can(actor, "people.setRole");
  return mayTouchRole && can(actor, "people.manage", ownSubject(person.id, person.groupIds));
}
