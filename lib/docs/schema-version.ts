import type * as Y from "yjs";
import { type DocumentKind, schemaVersions } from "../domain/access/document-name";
import { asNumber, rootMap, setPlain, writeTogether } from "./map-access";

/** Version of the schema that a document was written with; 1 for one that does not say. */
export function readSchema(doc: Y.Doc): number {
  return asNumber(rootMap(doc, "meta").get("schema"), 1);
}

/** Notes the version on a document that is being made. */
export function stampSchema(doc: Y.Doc, kind: DocumentKind): void {
  setPlain(rootMap(doc, "meta"), "schema", schemaVersions[kind]);
}

/** False where a newer app wrote the document: mounting it in an editor could drop what this code doesn't know. */
export function isKnownSchema(doc: Y.Doc, kind: DocumentKind): boolean {
  return readSchema(doc) <= schemaVersions[kind];
}

type Step = (doc: Y.Doc) => void;

/** Steps by kind: the step at index n takes version n + 1 to n + 2. Additive alone: old devices still write. */
const steps: Partial<Record<DocumentKind, readonly Step[]>> = {};

/** Brings a document to this code's version in one transaction. Called by the server when it loads one. */
export function migrate(doc: Y.Doc, kind: DocumentKind, origin: unknown = null): boolean {
  const from = readSchema(doc);
  if (from >= schemaVersions[kind]) return false;
  writeTogether(
    doc,
    () => {
      for (const step of (steps[kind] ?? []).slice(from - 1)) step(doc);
      stampSchema(doc, kind);
    },
    origin,
  );
  return true;
}
