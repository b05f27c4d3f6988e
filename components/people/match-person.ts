import type { PersonRow } from "@/lib/domain/people/model";

/** Whether every word stands in the name, its pinyin or the position. */
export function matchesPerson(person: PersonRow, q: string): boolean {
  const text = `${person.name} ${person.pinyin} ${person.position}`.toLowerCase();
  return q
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
