import { type Capability, can } from "./capabilities";
import type { DocumentName } from "./document-name";
import type { Actor, Subject } from "./model";

export type DocumentRight = "none" | "read" | "write";

/** What the caller looked up about a document before it asks. */
export interface DocumentFacts {
  readonly exists: boolean;
  /** Deleted for ever: refuses opening and writing. */
  readonly deleted: boolean;
  /** Customer: its owner or lane. Plans, desk, index, inbox: that person. Pool: the lane. Group: the group. null: unknown. */
  readonly subject: Subject | null;
}

const knownRoles: ReadonlySet<string> = new Set(["salesperson", "supervisor", "admin"]);

/** The right of an actor on a document as a whole (R1–R4, R9); single changes are judged by `decide`. */
export function documentRight(actor: Actor, name: DocumentName, facts: DocumentFacts): DocumentRight {
  // The maintainer opens no document at all, and neither does a role that this code does not know.
  if (!knownRoles.has(actor.role) || facts.deleted) return "none";
  switch (name.kind) {
    case "customer":
      return customerRight(actor, facts);
    case "plans":
      return ofSubject(actor, "plans.write", "plans.read", facts.subject);
    case "desk":
      return ofSubject(actor, "desk.write", "desk.read", facts.subject);
    case "index":
      return readOnly(facts.subject !== null && can(actor, "index.read", facts.subject));
    case "pool":
      return readOnly(facts.subject !== null && can(actor, "pool.read", facts.subject));
    case "group":
      return readOnly(facts.subject !== null && can(actor, "group.read", facts.subject));
    case "board":
      return writeElseRead(can(actor, "board.write"), can(actor, "board.read"));
    case "settings":
      return writeElseRead(can(actor, "settings.write"), can(actor, "settings.read"));
    case "people":
      return readOnly(can(actor, "people.read"));
    case "inbox":
      return readOnly(facts.subject?.ownerId === actor.userId && can(actor, "inbox.read", facts.subject));
  }
}

/** A customer that does not exist yet may be written by whoever can create one: its author becomes the owner. */
function customerRight(actor: Actor, facts: DocumentFacts): DocumentRight {
  if (!facts.exists) return can(actor, "customer.create") ? "write" : "none";
  return ofSubject(actor, "customer.write", "customer.read", facts.subject);
}

/** A document whose person or owner nobody knows is nobody's, not even an admin's. */
function ofSubject(
  actor: Actor,
  write: Capability,
  read: Capability,
  subject: Subject | null,
): DocumentRight {
  if (subject === null) return "none";
  return writeElseRead(can(actor, write, subject), can(actor, read, subject));
}

function writeElseRead(write: boolean, read: boolean): DocumentRight {
  if (write) return "write";
  return read ? "read" : "none";
}

function readOnly(read: boolean): DocumentRight {
  return read ? "read" : "none";
}
