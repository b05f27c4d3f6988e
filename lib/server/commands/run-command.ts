import { createHash } from "node:crypto";
import {
  type AnswerKey,
  findAnswer,
  insertAnswer,
  type StoredAnswer,
  updateAnswer,
} from "@/lib/db/command-results";
import { canSometimes } from "@/lib/domain/access/capabilities";
import { type ApiRefusal, statusByCode } from "../errors";
import { check } from "../http/check";
import { jsonReply } from "../http/reply";
import type { Answer, MemberVisit } from "../http/route";
import type { Command, Outcome } from "./model";
import { commandByName } from "./registry";

/** What is stored of a decision that went against the caller: the text is made again in the caller's language. */
interface StoredBody {
  readonly result?: unknown;
  readonly refusal?: ApiRefusal;
}

type Decided = Extract<Outcome, { ok: true }>;

/** Leaves the transaction, undoing what the command did before it found out. */
class Undone extends Error {
  constructor(readonly refusal: ApiRefusal) {
    super(refusal.code);
  }
}

/** `POST /api/commands/{name}`: one transaction, one answer for each Idempotency-Key. */
export async function runCommand(visit: MemberVisit<unknown, unknown>): Promise<Answer> {
  const { request, actor, params, runtime } = visit;
  const command = commandByName.get(params.name ?? "");
  if (!command) return { refusal: { code: "unknownCommand" } };
  if (!canSometimes(actor.role, command.capability)) return { refusal: { code: "notAllowed" } };
  const key = request.headers.get("idempotency-key")?.trim();
  if (!key || key.length > 200) return { refusal: { code: "idempotencyKeyMissing" } };
  const input = check(command.input, visit.body);
  if (!input.ok) return input;
  const id = { userId: actor.userId, key };
  const inputHash = createHash("sha256").update(JSON.stringify(input.value)).digest("hex");
  const before = await findAnswer(runtime.db, id);
  if (before) return replay(before, command.name, inputHash);
  return decide(visit, command, input.value, { ...id, inputHash });
}

async function decide(
  visit: MemberVisit,
  command: Command,
  input: unknown,
  { inputHash, ...id }: AnswerKey & { readonly inputHash: string },
): Promise<Answer> {
  const { runtime, actor, now } = visit;
  const empty = { command: command.name, inputHash, status: 200, body: {} };
  const prepared = await command.prepare?.(input);
  let outcome: Decided | null;
  try {
    outcome = await runtime.db.transaction(async (tx) => {
      // The key first: the same request sent twice at once waits here for the other's answer.
      if (!(await insertAnswer(tx, id, empty))) return null;
      const decided = await command.decide({ tx, actor, now }, input, prepared);
      if (!decided.ok) throw new Undone(decided.refusal);
      await updateAnswer(tx, id, 200, { result: decided.result } satisfies StoredBody);
      return decided;
    });
  } catch (error) {
    if (!(error instanceof Undone)) throw error;
    return keepRefusal(visit, id, { ...empty, ...refusedAnswer(error.refusal) });
  }
  if (outcome === null) return replayOther(visit, id, command.name, inputHash);
  for (const event of outcome.events) runtime.bus.publish(event);
  return jsonReply({ result: outcome.result });
}

function refusedAnswer(refusal: ApiRefusal): Pick<StoredAnswer, "status" | "body"> {
  return { status: statusByCode[refusal.code], body: { refusal } satisfies StoredBody };
}

/** A decision against the caller stands; wrong input and missing rights may be put right and asked again. */
async function keepRefusal({ runtime }: MemberVisit, id: AnswerKey, answer: StoredAnswer): Promise<Answer> {
  if (answer.status === 409) await insertAnswer(runtime.db, id, answer);
  return toAnswer(answer.body as StoredBody);
}

async function replayOther(
  { runtime }: MemberVisit,
  id: AnswerKey,
  name: string,
  inputHash: string,
): Promise<Answer> {
  const stored = await findAnswer(runtime.db, id);
  return stored ? replay(stored, name, inputHash) : { refusal: { code: "unavailable" } };
}

function replay(stored: StoredAnswer, name: string, inputHash: string): Answer {
  if (stored.command !== name || stored.inputHash !== inputHash)
    return { refusal: { code: "idempotencyKeyReused" } };
  return toAnswer(stored.body as StoredBody);
}

function toAnswer(body: StoredBody): Answer {
  return body.refusal ? { refusal: body.refusal } : jsonReply({ result: body.result });
}
