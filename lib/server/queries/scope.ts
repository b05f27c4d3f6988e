import type { Executor } from "@/lib/db/client";
import { listPeople } from "@/lib/db/users";
import { type Capability, can } from "@/lib/domain/access/capabilities";
import type { Actor } from "@/lib/domain/access/model";
import { ownSubject } from "@/lib/domain/access/subject";
import type { ApiRefusal } from "../errors";

export interface ScopeQuery {
  readonly owner?: string | undefined;
  readonly group?: string | undefined;
}

export type Scope =
  | { readonly ok: true; readonly ownerIds: readonly string[] | "all" }
  | { readonly ok: false; readonly refusal: ApiRefusal };

const notAllowed: Scope = { ok: false, refusal: { code: "notAllowed" } };

/**
 * Whose records a query may look through (C3), by the very rule that decides about each single one: everyone for
 * whom `can` says yes. Asking for somebody outside is refused, not answered with nothing.
 */
export async function resolveScope(
  db: Executor,
  actor: Actor,
  capability: Capability,
  { owner, group }: ScopeQuery,
): Promise<Scope> {
  const isUnlimited = can(actor, capability);
  if (isUnlimited && !owner && !group) return { ok: true, ownerIds: "all" };
  if (group && !can(actor, capability, ownSubject("", [group]))) return notAllowed;
  const people = await listPeople(db);
  const allowed = people.filter((person) => can(actor, capability, ownSubject(person.id, person.groupIds)));
  if (owner && !allowed.some((person) => person.id === owner)) {
    return isUnlimited ? { ok: true, ownerIds: [] } : notAllowed;
  }
  const chosen = allowed.filter(
    (person) => (!owner || person.id === owner) && (!group || person.groupIds.includes(group)),
  );
  return { ok: true, ownerIds: chosen.map((person) => person.id) };
}
