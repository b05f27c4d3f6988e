import * as Y from "yjs";

type AnyType = Y.Transaction["changed"] extends Map<infer T, unknown> ? T : never;

export interface ChangedPath {
  /** `root/key`, or the root's name alone for rich text. */
  readonly path: string;
  /** The value before, if it was plain text or a number. */
  readonly before: string | null;
}

function rootOf(type: AnyType): AnyType {
  let root = type;
  while (root._item?.parent instanceof Y.AbstractType) root = root._item.parent;
  return root;
}

function asText(value: unknown): string | null {
  return typeof value === "string" || typeof value === "number" ? String(value) : null;
}

function nameOfRoot(doc: Y.Doc, root: AnyType): string | null {
  for (const [name, type] of doc.share) if (type === root) return name;
  return null;
}

/** What a transaction changed, in the words of the document's schema: for the list of what waits. */
export function changedPaths(transaction: Y.Transaction): ChangedPath[] {
  const paths: ChangedPath[] = [];
  for (const [type, keys] of transaction.changed) {
    const root = rootOf(type);
    const name = nameOfRoot(transaction.doc, root);
    if (name === null) continue;
    if (!(type instanceof Y.Map) || type instanceof Y.XmlElement) {
      paths.push({ path: name, before: null });
      continue;
    }
    const event = new Y.YMapEvent(type, transaction, keys as Set<string>);
    for (const [key, change] of event.changes.keys) {
      paths.push({ path: `${name}/${key}`, before: asText(change.oldValue) });
    }
  }
  return paths;
}
