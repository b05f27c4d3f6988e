import type { Executor } from "@/lib/db/client";
import { type AccessFacts, type FactsWanted, loadAccessFacts } from "@/lib/db/document-facts";
import type { DocumentName } from "@/lib/domain/access/document-name";
import { type DocumentRight, documentRight } from "@/lib/domain/access/documents";
import type { Actor, Subject } from "@/lib/domain/access/model";
import { groupSubject } from "@/lib/domain/access/subject";

/** What to look up before `rightOn` can be asked about these documents and people. */
export function factsFor(
  pairs: Iterable<{ readonly document: DocumentName; readonly userId?: string }>,
): FactsWanted {
  const actorIds = new Set<string>();
  const personIds = new Set<string>();
  const customerIds = new Set<string>();
  let lanes = false;
  for (const { document, userId } of pairs) {
    if (userId !== undefined) actorIds.add(userId);
    if (document.kind === "customer") customerIds.add(document.id);
    else if (document.kind === "pool") lanes = true;
    else if ("id" in document && document.kind !== "board" && document.kind !== "group")
      personIds.add(document.id);
  }
  return { actorIds, personIds, customerIds, lanes };
}

export async function loadFacts(
  db: Executor,
  pairs: Iterable<{ readonly document: DocumentName; readonly userId?: string }>,
): Promise<AccessFacts> {
  return loadAccessFacts(db, factsFor(pairs));
}

/** Whose the document is, as this person stands to it. */
export function subjectOf(facts: AccessFacts, document: DocumentName, userId: string): Subject | null {
  switch (document.kind) {
    case "customer":
      return facts.customerSubject(document.id, userId);
    case "pool":
      return facts.laneSubject(document.id);
    case "group":
      return groupSubject(document.id);
    case "plans":
    case "desk":
    case "index":
    case "inbox":
      return facts.personSubject(document.id);
    default:
      return null;
  }
}

/** Documents of people and lanes that don't exist are nobody's: unknown, also to those who may see everything. */
export function isUnknown(facts: AccessFacts, document: DocumentName): boolean {
  switch (document.kind) {
    case "plans":
    case "desk":
    case "index":
    case "inbox":
      return facts.personSubject(document.id) === null;
    case "pool":
      return facts.laneSubject(document.id) === null;
    default:
      return false;
  }
}

export function rightOn(
  facts: AccessFacts,
  actor: Actor,
  document: DocumentName,
  deleted: boolean,
): DocumentRight {
  const subject = subjectOf(facts, document, actor.userId);
  const exists = document.kind !== "customer" || subject !== null;
  return documentRight(actor, document, { exists, deleted, subject });
}
