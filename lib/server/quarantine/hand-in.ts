import { createHash } from "node:crypto";
import { v7 as uuid } from "uuid";
import type { z } from "zod";
import { loadStates } from "@/lib/db/document-states";
import { insertProjectionTasks } from "@/lib/db/projection-tasks";
import { findHandedIn, insertQuarantined } from "@/lib/db/quarantine";
import { effectOfUpdate } from "@/lib/docs/difference";
import { inboxName, parseDocumentName } from "@/lib/docs/names";
import type { DocumentKind } from "@/lib/domain/access/document-name";
import type { Answer, Visit } from "../http/route";
import { takeGuess } from "../session/throttle";
import { findAuthor, mayHandIn } from "./author";
import { maxUpdateBytes } from "./limits";
import type { handInBody } from "./schemas";

type HandIn = z.output<typeof handInBody>;

/** Documents in which somebody else's unsent edits mean something; a desk is nobody's but its owner's. */
const kinds: ReadonlySet<DocumentKind> = new Set<DocumentKind>(["customer", "plans", "board", "settings"]);

/**
 * `POST /api/quarantine`: what a device had not sent when its person lost the right. Nothing of it is applied; it
 * waits for those who decide. The same bytes once more are the same entry.
 */
export async function answerHandIn(visit: Visit<unknown, HandIn>): Promise<Answer> {
  const { runtime, body } = visit;
  const { db } = runtime;
  const author = await findAuthor(visit, body.token);
  if (!author) return { refusal: { code: "signInRequired" } };
  const taken = await takeGuess(db, "handIn", author.userId);
  if (!taken.ok) return { refusal: { code: "tooManyAttempts", facts: { seconds: taken.seconds } } };
  const document = parseDocumentName(body.document);
  if (!document || !kinds.has(document.kind)) return wrong("document");
  if (!(await mayHandIn(db, author, body.document, document))) return { refusal: { code: "notAllowed" } };
  const update = new Uint8Array(Buffer.from(body.update, "base64"));
  if (update.length > maxUpdateBytes) return { refusal: { code: "tooLarge" } };
  if (!runtime.isUpdate(update)) return wrong("update");
  return keep(visit, author.userId, document.kind, update);
}

async function keep(
  { runtime, body }: Visit<unknown, HandIn>,
  authorId: string,
  kind: DocumentKind,
  update: Uint8Array,
): Promise<Answer> {
  const { db, bus } = runtime;
  const updateHash = createHash("sha256").update(update).digest("hex");
  const place = { authorId, document: body.document, updateHash };
  const known = await findHandedIn(db, place);
  if (known) return { data: { id: known.id, state: known.state } };
  const [stored] = await loadStates(db, [body.document]);
  const { difference, isNothing } = effectOfUpdate(kind, stored?.updates ?? [], update);
  // All of it had come before the right was lost: there is nothing to decide.
  if (isNothing) return { data: { id: null, state: "known" } };
  const { label } = body;
  const kept = await db.transaction(async (tx) => {
    const entry = await insertQuarantined(tx, { ...place, id: uuid(), label, update, difference });
    const task = { target: inboxName(authorId), root: "quarantine", key: entry.id };
    if (entry.isNew) await insertProjectionTasks(tx, [task]);
    return entry;
  });
  bus.publish({ type: "tasks", urgent: true });
  return { data: { id: kept.id, state: kept.state } };
}

const wrong = (field: string): Answer => ({
  refusal: { code: "invalidInput", fields: { [field]: "invalid" } },
});
