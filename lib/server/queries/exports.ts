import type { z } from "zod";
import { listAudit } from "@/lib/db/audit";
import { listPeople } from "@/lib/db/users";
import type { Answer, MemberVisit } from "../http/route";
import { idPageQuery } from "./changes";

export const exportsQuery = idPageQuery;

/** `GET /api/exports` (C8, M3): who exported customers, when, how many, by which query. For those who read the audit. */
export async function answerExports({
  runtime,
  query,
}: MemberVisit<z.output<typeof exportsQuery>>): Promise<Answer> {
  const page = { before: query.cursor ?? null, limit: query.limit };
  const found = await listAudit(runtime.db, "export.customers", page);
  const shown = found.slice(0, query.limit);
  const ids = [...new Set(shown.flatMap(({ actorId }) => (actorId ? [actorId] : [])))];
  const people = ids.length > 0 ? await listPeople(runtime.db, ids) : [];
  const nameById = new Map(people.map(({ id, name }) => [id, name]));
  const rows = shown.map(({ id, at, actorId, detail }) => ({
    id,
    recordedAt: at.toISOString(),
    userId: actorId,
    name: nameById.get(actorId ?? "") ?? "",
    ...(detail as object),
  }));
  return { data: { rows, nextCursor: found.length > query.limit ? String(shown.at(-1)?.id) : null } };
}
