import type { Executor } from "@/lib/db/client";
import { type AccessFacts, loadAccessFacts } from "@/lib/db/document-facts";
import { type DocumentEpoch, loadEpochs } from "@/lib/db/document-states";
import { parseDocumentName } from "@/lib/docs/names";
import type { DocumentName } from "@/lib/domain/access/document-name";
import { documentRight } from "@/lib/domain/access/documents";
import type { Actor, Subject } from "@/lib/domain/access/model";
import { groupSubject } from "@/lib/domain/access/subject";

export interface ReadableDocuments {
  readonly readable: readonly string[];
  readonly denied: readonly string[];
  readonly epochs: ReadonlyMap<string, DocumentEpoch>;
}

/** Which of these documents the actor may open, by the rule that the sync connection asks too. */
export async function sortReadable(
  db: Executor,
  actor: Actor,
  names: readonly string[],
): Promise<ReadableDocuments> {
  const parsed = new Map([...new Set(names)].map((name) => [name, parseDocumentName(name)]));
  const documents = [...parsed.values()].filter((document) => document !== null);
  const epochs = await loadEpochs(db, [...parsed.keys()]);
  const facts = await loadAccessFacts(db, factsWanted(actor, documents));
  const canRead = (name: string, document: DocumentName | null): boolean => {
    if (!document) return false;
    const subject = subjectOf(facts, document, actor.userId);
    const exists = document.kind !== "customer" || subject !== null;
    const deleted = epochs.get(name)?.deleted ?? false;
    return documentRight(actor, document, { exists, deleted, subject }) !== "none";
  };
  const readable: string[] = [];
  const denied: string[] = [];
  for (const [name, document] of parsed) (canRead(name, document) ? readable : denied).push(name);
  return { readable, denied, epochs };
}

function factsWanted(actor: Actor, documents: readonly DocumentName[]) {
  const idsOf = (...kinds: readonly DocumentName["kind"][]) =>
    new Set(
      documents.flatMap((document) =>
        kinds.includes(document.kind) && "id" in document ? [document.id] : [],
      ),
    );
  return {
    actorIds: new Set([actor.userId]),
    personIds: idsOf("plans", "desk", "index", "inbox"),
    customerIds: idsOf("customer"),
    lanes: documents.some((document) => document.kind === "pool"),
  };
}

function subjectOf(facts: AccessFacts, document: DocumentName, userId: string): Subject | null {
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
