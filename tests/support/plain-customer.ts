import * as Y from "yjs";

/**
 * A customer document read with plain Yjs by the shapes of the contract: the tests' own reading, so that a fault of
 * the product's accessors can't hide itself. Nothing here imports from lib/.
 */
export interface PlainFollowUp {
  readonly id: string;
  readonly method: string;
  readonly subject: string;
  readonly deleted: boolean;
  /** Latest of its times. */
  readonly time: string;
}

export interface PlainCustomer {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly followUps: readonly PlainFollowUp[];
}

export function readPlainCustomer(doc: Y.Doc): PlainCustomer {
  const partsById = new Map<string, Map<string, unknown>>();
  doc.getMap("followUps").forEach((value, key) => {
    const [id = "", ...rest] = key.split("|");
    const parts = partsById.get(id) ?? new Map<string, unknown>();
    partsById.set(id, parts.set(rest.join("|"), value));
  });
  const followUps = [...partsById].map(([id, parts]) => ({
    id,
    method: String(parts.get("method") ?? ""),
    subject: String(parts.get("subject") ?? ""),
    deleted: Boolean(parts.get("deleted")),
    time: latestTime(parts),
  }));
  return { fields: doc.getMap("fields").toJSON(), followUps };
}

function latestTime(parts: ReadonlyMap<string, unknown>): string {
  const numbers = [...parts.keys()]
    .filter((key) => key.startsWith("time|"))
    .map((key) => Number(key.slice(5)));
  return String(parts.get(`time|${Math.max(...numbers)}`) ?? "");
}

/** Writes a follow-up with one paragraph, in one transaction, key by key as the contract says. */
export function writePlainFollowUp(
  doc: Y.Doc,
  followUp: {
    readonly id: string;
    readonly authorId: string;
    readonly subject: string;
    readonly text: string;
  },
  now = new Date().toISOString(),
): void {
  const map = doc.getMap("followUps");
  doc.transact(() => {
    const { id, authorId, subject, text } = followUp;
    const values = { subject, method: "phone", authorId, createdAt: now, "time|0": now };
    for (const [key, value] of Object.entries(values)) map.set(`${id}|${key}`, value);
    const paragraph = new Y.XmlElement("paragraph");
    paragraph.insert(0, [new Y.XmlText(text)]);
    doc.getXmlFragment(`text:${id}`).push([paragraph]);
  });
}

/** The letters of a note, without its structure. */
export function plainNote(doc: Y.Doc, followUpId: string): string {
  return doc
    .getXmlFragment(`text:${followUpId}`)
    .toArray()
    .map((block) => (block instanceof Y.XmlElement ? block.toArray().map(String).join("") : String(block)))
    .join("\n");
}

/** Rows of a server-written document: JSON strings by id. */
export function plainRows<T>(doc: Y.Doc, root: string): Map<string, T> {
  const rows = new Map<string, T>();
  doc.getMap<string>(root).forEach((value, key) => {
    rows.set(key, JSON.parse(value) as T);
  });
  return rows;
}
