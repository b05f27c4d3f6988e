export type Plain = string | number | boolean | null;

/** One value of a document's maps, before and after. null: it has none. */
export interface ValueDifference {
  readonly root: string;
  readonly key: string;
  readonly before: Plain;
  readonly after: Plain;
}

/** Lines of one rich text that differ, with what stood in their place. */
export interface TextDifference {
  /** Name of the text: `text:<entry>`. */
  readonly name: string;
  readonly changes: readonly { readonly before: string; readonly after: string }[];
}

/** What an update would change, as a person can read it. */
export interface Difference {
  readonly values: readonly ValueDifference[];
  readonly texts: readonly TextDifference[];
}

/** One thing that somebody did, out of the values and texts that it consists of. */
export type DifferenceItem =
  | { readonly kind: "field"; readonly key: string; readonly before: Plain; readonly after: Plain }
  | {
      readonly kind: "entry";
      /** `followUps`, `promises`, `plans` … */
      readonly root: string;
      readonly id: string;
      readonly isNew: boolean;
      readonly isDeleted: boolean;
      readonly values: readonly { readonly field: string; readonly before: Plain; readonly after: Plain }[];
      readonly texts: TextDifference["changes"];
    };

type Entry = Extract<DifferenceItem, { kind: "entry" }>;

const textPrefix = "text:";
const keysNobodyReads = new Set(["authorId", "createdAt"]);

/** The difference by what a person did: fields one by one, a follow-up with its text as one thing (R10). */
export function itemsOfDifference(difference: Difference): DifferenceItem[] {
  const entries = new Map<string, Entry & { values: Entry["values"][number][] }>();
  const entry = (root: string, id: string) => {
    const known = entries.get(`${root}/${id}`);
    if (known) return known;
    const made = { kind: "entry" as const, root, id, isNew: false, isDeleted: false, values: [], texts: [] };
    entries.set(`${root}/${id}`, made);
    return made;
  };
  const fields: DifferenceItem[] = [];
  for (const { root, key, before, after } of difference.values) {
    const bar = key.indexOf("|");
    if (bar < 0) {
      if (!keysNobodyReads.has(key)) fields.push({ kind: "field", key, before, after });
      continue;
    }
    const id = key.slice(0, bar);
    const field = key.slice(bar + 1);
    const found = entry(root, id);
    const isNew = found.isNew || (field === "createdAt" && before === null);
    const isDeleted = found.isDeleted || (field === "deleted" && after !== null && after !== false);
    const isSaid = field !== "deleted" && !keysNobodyReads.has(field);
    const values = isSaid ? [...found.values, { field, before, after }] : found.values;
    entries.set(`${root}/${id}`, { ...found, isNew, isDeleted, values });
  }
  for (const { name, changes } of difference.texts) {
    const id = name.startsWith(textPrefix) ? name.slice(textPrefix.length) : name;
    entries.set(`followUps/${id}`, { ...entry("followUps", id), texts: changes });
  }
  return [...fields, ...entries.values()];
}

/** Only what was written: for its author, who may no longer read what stands there now (I3). */
export function writtenPart(difference: Difference): Difference {
  return {
    values: difference.values.map((value) => ({ ...value, before: null })),
    texts: difference.texts.map(({ name, changes }) => ({
      name,
      changes: changes.filter(({ after }) => after !== "").map(({ after }) => ({ before: "", after })),
    })),
  };
}

/** All that was written, for copying. */
export function textOfDifference(difference: Difference): string {
  const items = itemsOfDifference(difference);
  const valuesOf = (item: DifferenceItem) =>
    item.kind === "field" ? [item.after] : item.values.map(({ after }) => after);
  const textsOf = (item: DifferenceItem) =>
    item.kind === "field" ? [] : item.texts.map(({ after }) => after);
  return items
    .flatMap((item) => [...valuesOf(item), ...textsOf(item)])
    .filter((part) => part !== null && part !== "")
    .join("\n");
}
