import { z } from "zod";
import { listPeople, type PersonRecord } from "@/lib/db/users";
import { queryWords } from "@/lib/domain/customers/search";
import { pageQuery } from "../http/paging";
import type { Answer, MemberVisit } from "../http/route";

export const peopleQuery = z.object({ ...pageQuery, group: z.string().max(64).optional() });

/** `GET /api/people`: colleagues as everyone sees them (`company/people`); nothing about accounts. */
export async function answerPeople(visit: MemberVisit<z.output<typeof peopleQuery>>): Promise<Answer> {
  const { query, runtime } = visit;
  const start = Number(query.cursor ?? 0);
  if (!Number.isSafeInteger(start) || start < 0) {
    return { refusal: { code: "invalidInput", fields: { cursor: "invalid" } } };
  }
  const words = queryWords(query.q);
  const people = (await listPeople(runtime.db)).filter((person) => isWanted(person, words, query.group));
  const rows = people.slice(start, start + query.limit);
  const end = start + rows.length;
  return { data: { rows, total: people.length, nextCursor: end < people.length ? String(end) : null } };
}

function isWanted(person: PersonRecord, words: readonly string[], group: string | undefined): boolean {
  const text = `${person.name} ${person.position}`.toLowerCase();
  if (group && !person.groupIds.includes(group) && !person.ledGroupIds.includes(group)) return false;
  return words.every((word) => text.includes(word));
}
