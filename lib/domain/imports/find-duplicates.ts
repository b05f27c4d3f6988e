import { type DuplicateFacts, duplicateKeys } from "../customers/duplicates";
import type { Draft, Duplicate } from "./model";

/** Keys of all customers that the device knows of, by key. The first that has a key keeps it. */
export class KnownCustomers {
  readonly #idByKey = new Map<string, string>();

  add(id: string, facts: DuplicateFacts): void {
    for (const key of duplicateKeys(facts)) if (!this.#idByKey.has(key)) this.#idByKey.set(key, id);
  }

  idOf(key: string): string | undefined {
    return this.#idByKey.get(key);
  }
}

/** What each row is a duplicate of, by its line: a known customer first, else an earlier row (C7). */
export function findDuplicates(
  drafts: readonly Draft[],
  known: KnownCustomers,
): ReadonlyMap<number, Duplicate> {
  const lineByKey = new Map<string, number>();
  const duplicates = new Map<number, Duplicate>();
  for (const { line, fields } of drafts) {
    const { name, company = "", phone = "" } = fields;
    const keys = duplicateKeys({ name, company, phone });
    const duplicate = duplicateOf(keys, known, lineByKey);
    if (duplicate) duplicates.set(line, duplicate);
    for (const key of keys) if (!lineByKey.has(key)) lineByKey.set(key, line);
  }
  return duplicates;
}

function duplicateOf(
  keys: readonly string[],
  known: KnownCustomers,
  lineByKey: ReadonlyMap<string, number>,
): Duplicate | null {
  const by = (key: string) => (key.startsWith("p:") ? ("phone" as const) : ("name" as const));
  for (const key of keys) {
    const id = known.idOf(key);
    if (id !== undefined) return { kind: "known", id, by: by(key) };
  }
  for (const key of keys) {
    const line = lineByKey.get(key);
    if (line !== undefined) return { kind: "line", line, by: by(key) };
  }
  return null;
}
