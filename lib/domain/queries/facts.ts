import { customFact, type Fact, type Subject, sortFact } from "./fields";

/** Facts of a row for the server's tables: by field, `~<field>` what it is sorted by, `x.<id> <kind>` custom ones. */
export type StoredFacts = Readonly<Record<string, string | number>>;

export const sortKeyOf = (fieldId: string): string => `~${fieldId}`;
export const customKeyOf = (fieldId: string, kind: string): string => `${fieldId} ${kind}`;

/**
 * All that queries may ask of a row, read by the very functions that devices read it with (C5). Empty fields are
 * left out.
 */
export function storedFacts<Row>(subject: Subject<Row>, row: Row): StoredFacts {
  const facts: Record<string, string | number> = {};
  const put = (key: string, fact: Fact) => {
    if (fact !== null) facts[key] = fact;
  };
  for (const field of subject.fields.values()) {
    put(field.id, field.read(row));
    if (field.sortBy) put(sortKeyOf(field.id), sortFact(field, row));
  }
  for (const [id, value] of Object.entries(subject.customOf?.(row) ?? {})) {
    for (const kind of ["text", "number", "day", "choice"] as const)
      put(customKeyOf(`x.${id}`, kind), customFact(value, kind));
  }
  return facts;
}
