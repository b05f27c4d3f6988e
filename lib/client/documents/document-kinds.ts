import { parseDocumentName } from "@/lib/docs/names";
import type { DocumentKind } from "@/lib/domain/access/document-name";

/** Documents that people write get a journal and awareness; the server's own are only read here. */
const writtenByPeople: ReadonlySet<DocumentKind> = new Set([
  "customer",
  "plans",
  "desk",
  "board",
  "settings",
]);
const sharedAtOnce: ReadonlySet<DocumentKind> = new Set(["customer", "board"]);

export function isJournaled(name: string): boolean {
  const parsed = parseDocumentName(name);
  return parsed !== null && writtenByPeople.has(parsed.kind);
}

/** Where it matters who else is here. */
export function hasPresence(name: string): boolean {
  const parsed = parseDocumentName(name);
  return parsed !== null && sharedAtOnce.has(parsed.kind);
}

export function customerIdOf(name: string): string | null {
  const parsed = parseDocumentName(name);
  return parsed?.kind === "customer" ? parsed.id : null;
}
