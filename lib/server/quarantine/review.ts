import type { z } from "zod";
import { loadSubjectOfCustomer, loadSubjectOfPerson } from "@/lib/db/actors";
import { insertAudit } from "@/lib/db/audit";
import type { Executor } from "@/lib/db/client";
import { insertProjectionTasks } from "@/lib/db/projection-tasks";
import {
  decideQuarantined,
  findQuarantined,
  listQuarantined,
  type QuarantinedEntry,
} from "@/lib/db/quarantine";
import { inboxName, parseDocumentName } from "@/lib/docs/names";
import { can } from "@/lib/domain/access/capabilities";
import type { Subject } from "@/lib/domain/access/model";
import type { QuarantineState } from "@/lib/domain/quarantine/model";
import type { ErrorCode } from "../errors";
import { statusByCode } from "../errors";
import type { Answer, MemberVisit } from "../http/route";
import { resolveScope } from "../queries/scope";
import type { quarantineQuery } from "./schemas";

const statesByView = { waiting: ["waiting", "accepting"], decided: ["accepted", "dropped"] } as const;

/** `GET /api/quarantine`: entries of documents whose present owners the caller supervises; for an admin all. */
export async function answerQuarantine(
  visit: MemberVisit<z.output<typeof quarantineQuery>>,
): Promise<Answer> {
  const { runtime, actor, query } = visit;
  const scope = await resolveScope(runtime.db, actor, "quarantine.review", {});
  if (!scope.ok) return scope;
  const found = await listQuarantined(runtime.db, {
    ownerIds: scope.ownerIds,
    states: statesByView[query.state],
    before: query.cursor ?? null,
    limit: query.limit + 1,
  });
  const rows = found.slice(0, query.limit);
  return { data: { rows, nextCursor: found.length > rows.length ? (rows.at(-1)?.id ?? null) : null } };
}

/** How long a caller waits for the sync server that writes. */
const patienceMs = 10_000;
const lookEveryMs = 40;
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** `POST /api/quarantine/{id}/accept`: written into the document as the caller's own, by the caller's rights. */
export async function acceptQuarantined(visit: MemberVisit): Promise<Answer> {
  const { runtime } = visit;
  const decided = await decide(visit, "accepting", ["waiting", "dropped"]);
  if (!decided.ok) return decided;
  const { id } = decided.entry;
  runtime.bus.publish({ type: "accepted", entryId: id });
  for (const until = Date.now() + patienceMs; Date.now() < until; await pause(lookEveryMs)) {
    const entry = await findQuarantined(runtime.db, id);
    if (entry?.state === "accepting") continue;
    const failure = entry?.failure ?? null;
    if (failure !== null) return { refusal: { code: isErrorCode(failure) ? failure : "unavailable" } };
    return { data: { id, state: entry?.state ?? "accepted", refused: entry?.refused ?? [] } };
  }
  return { data: { id, state: "accepting", refused: [] } };
}

const isErrorCode = (code: string): code is ErrorCode => Object.hasOwn(statusByCode, code);

/** `POST /api/quarantine/{id}/drop`: not taken. The entry stays, and may still be accepted. */
export async function dropQuarantined(visit: MemberVisit): Promise<Answer> {
  const decided = await decide(visit, "dropped", ["waiting"]);
  if (!decided.ok) return decided;
  return { data: { id: decided.entry.id, state: "dropped" } };
}

type Decided =
  | { readonly ok: true; readonly entry: QuarantinedEntry }
  | { readonly ok: false; readonly refusal: { readonly code: ErrorCode } };

async function decide(
  { runtime, actor, params, now }: MemberVisit,
  state: "accepting" | "dropped",
  from: readonly QuarantineState[],
): Promise<Decided> {
  const { db, bus } = runtime;
  const entry = await findQuarantined(db, params.id ?? "");
  // An unknown entry is refused like somebody else's.
  if (!entry || !can(actor, "quarantine.review", await subjectOfEntry(db, entry, actor.userId))) {
    return { ok: false, refusal: { code: "notAllowed" } };
  }
  const isDecided = await db.transaction(async (tx) => {
    const { id, document, authorId } = entry;
    if (!(await decideQuarantined(tx, id, { from, state, by: actor.userId, at: now }))) return false;
    await insertProjectionTasks(tx, [{ target: inboxName(authorId), root: "quarantine", key: id }]);
    const action = state === "dropped" ? "quarantine.drop" : "quarantine.accept";
    await insertAudit(tx, { actorId: actor.userId, action, subject: id, detail: { document, authorId } });
    return true;
  });
  if (!isDecided) return { ok: false, refusal: { code: "alreadyDecided" } };
  bus.publish({ type: "tasks", urgent: true });
  return { ok: true, entry };
}

/** Whose it is by now; of a customer that was never made, its author's. null: the whole company's. */
async function subjectOfEntry(
  db: Executor,
  { document, authorId }: QuarantinedEntry,
  actorId: string,
): Promise<Subject | null> {
  const name = parseDocumentName(document);
  if (name?.kind === "plans") return loadSubjectOfPerson(db, name.id);
  if (name?.kind !== "customer") return null;
  return (await loadSubjectOfCustomer(db, name.id, actorId)) ?? loadSubjectOfPerson(db, authorId);
}
