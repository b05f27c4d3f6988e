import { z } from "zod";
import { listRulings } from "@/lib/db/rulings";
import { listPeople } from "@/lib/db/users";
import type { Answer, MemberVisit } from "../http/route";
import { idPageQuery } from "./changes";

export const rulingsQuery = idPageQuery.extend({ userId: z.string().max(100).optional() });

/** `GET /api/rulings` (R9, M3): what the sync server refused to whom, newest first. For those who read the audit. */
export async function answerRulings({
  runtime,
  query,
}: MemberVisit<z.output<typeof rulingsQuery>>): Promise<Answer> {
  const { cursor, limit, userId } = query;
  const found = await listRulings(runtime.db, { userId: userId ?? null, before: cursor ?? null, limit });
  const shown = found.slice(0, limit);
  const ids = [...new Set(shown.flatMap((row) => (row.userId ? [row.userId] : [])))];
  const people = ids.length > 0 ? await listPeople(runtime.db, ids) : [];
  const nameById = new Map(people.map(({ id, name }) => [id, name]));
  const rows = shown.map((row) => ({ ...row, name: nameById.get(row.userId ?? "") ?? null }));
  return { data: { rows, nextCursor: found.length > limit ? String(shown.at(-1)?.id) : null } };
}
