import { loadSubjectsOfCustomers } from "@/lib/db/actors";
import type { Executor } from "@/lib/db/client";
import { findByDuplicateKeys } from "@/lib/db/imports";
import { listPeople } from "@/lib/db/users";
import { can } from "@/lib/domain/access/capabilities";
import type { Actor } from "@/lib/domain/access/model";

/** A customer that is there already, as far as this person may know (C10): its id, or only whom to ask. */
export interface FoundDuplicate {
  readonly id: string;
  readonly readable: boolean;
  readonly writable: boolean;
  /** Name of the owner; null: it stands in the pool. */
  readonly ask: string | null;
}

/** The customer behind each of the keys, by key. */
export async function findDuplicateOwners(
  db: Executor,
  actor: Actor,
  keys: readonly string[],
  except: { readonly importId?: string | undefined; readonly customerId?: string | undefined } = {},
): Promise<ReadonlyMap<string, FoundDuplicate>> {
  const all = await findByDuplicateKeys(db, keys, except.importId);
  const known = all.filter(({ id }) => id !== except.customerId);
  const subjects = await loadSubjectsOfCustomers(
    db,
    known.map(({ id }) => id),
    actor.userId,
  );
  const ownerIds = [...new Set([...subjects.values()].flatMap(({ ownerId }) => (ownerId ? [ownerId] : [])))];
  const people = ownerIds.length > 0 ? await listPeople(db, ownerIds) : [];
  const nameById = new Map(people.map((person) => [person.id, person.name]));
  const wanted = new Set(keys);
  const byKey = new Map<string, FoundDuplicate>();
  for (const { id, keys: own } of known) {
    const subject = subjects.get(id);
    if (!subject) continue;
    const found: FoundDuplicate = {
      id,
      readable: can(actor, "customer.read", subject),
      writable: can(actor, "customer.write", subject),
      ask: subject.ownerId ? (nameById.get(subject.ownerId) ?? "") : null,
    };
    for (const key of own) {
      // Of several, the one that the person may do most with.
      if (wanted.has(key) && rank(found) > rank(byKey.get(key))) byKey.set(key, found);
    }
  }
  return byKey;
}

const rank = (found: FoundDuplicate | undefined): number =>
  found ? 1 + Number(found.readable) + Number(found.writable) : 0;
