import { mergeUpdates } from "yjs";
import type { Tx } from "@/lib/db/client";
import { nextCustomerNo } from "@/lib/db/customer-numbers";
import type { AccessFacts } from "@/lib/db/document-facts";
import type { DocumentHead } from "@/lib/db/documents";
import { setCustomerNo } from "@/lib/docs/customer-doc";
import { textOfUpdate } from "@/lib/docs/text-of-update";
import type { Actor } from "@/lib/domain/access/model";
import type { RuleSettings } from "@/lib/domain/settings/model";
import { CloseCode } from "@/lib/protocol/close-codes";
import { encodeRefused } from "@/lib/protocol/encode";
import type { Refusal } from "@/lib/protocol/messages";
import { admitUpdate } from "../gate/admit-update";
import { bringsNothing } from "../gate/brings-nothing";
import { limits } from "../gate/limits";
import { type JudgeFacts, judgeUpdate, type Ruling } from "../judge/judge-update";
import { shown } from "../judge/shown";
import type { PendingWrite } from "../room";
import type { LiveContent } from "../room-content";
import type { RoomBatch, RuledUpdate } from "./batch";
import { rightOn, subjectOf } from "./facts";

export interface RuleContext {
  readonly tx: Tx;
  readonly facts: AccessFacts;
  readonly head: DocumentHead;
  readonly nowIso: string;
  readonly settings: RuleSettings;
}

/** Gate and judge of all that waits in one room, in the order in which it came. */
export async function ruleBatch(batch: RoomBatch, context: RuleContext): Promise<void> {
  const { content } = batch;
  if (content === null) throw new Error("a batch is ruled before it has caught up");
  const customerNo = await numberForNew(batch, context);
  for (const write of batch.writes) ruleWrite(batch, content, write, context, customerNo);
  for (const write of batch.serverWrites) {
    const change = await write.prepare(context.tx, content.live);
    const update = change && content.live.transact(change);
    if (update) batch.updates.push({ update, actorId: null });
  }
  mergeRuns(batch.updates);
}

/** What one person wrote while the last commit ran becomes one entry of the log, and one message to each reader. */
function mergeRuns(updates: RuledUpdate[]): void {
  if (updates.length < 2) return;
  const runs: { readonly actorId: string | null; readonly parts: Uint8Array[] }[] = [];
  for (const { update, actorId } of updates) {
    const last = runs.at(-1);
    if (last && last.actorId === actorId) last.parts.push(update);
    else runs.push({ actorId, parts: [update] });
  }
  const merged = runs.map(({ actorId, parts }) => ({
    actorId,
    update: parts.length === 1 ? (parts[0] as Uint8Array) : mergeUpdates(parts),
  }));
  updates.splice(0, updates.length, ...merged);
}

/** A customer without an owner is being made: whoever writes first owns it. */
async function numberForNew(batch: RoomBatch, { tx, facts }: RuleContext): Promise<string | null> {
  const { document } = batch.room;
  if (document.kind !== "customer" || facts.ownership(document.id)) return null;
  return batch.writes.some(({ update }) => !update.isEmpty) ? nextCustomerNo(tx) : null;
}

function ruleWrite(
  batch: RoomBatch,
  content: LiveContent,
  write: PendingWrite,
  context: RuleContext,
  customerNo: string | null,
): void {
  const { room } = batch;
  const { connection, update } = write;
  if (connection.isCutOff || update.isEmpty) return;
  const actor = context.facts.actor(connection.user.id);
  if (!actor) return void batch.replies.push(() => connection.close(CloseCode.signInAgain, "account closed"));
  if (rightOn(context.facts, actor, room.document, context.head.deleted) !== "write") {
    if (!bringsNothing(content.live, update)) refuseWhole(batch, write);
    return;
  }
  const announcedBy = (client: number) => room.awareness.speakerOf(client);
  const admission = admitUpdate(content.live, content.owners, update, actor, announcedBy);
  if (admission.kind === "gap") return void batch.replies.push(() => room.askAgain(connection));
  if (admission.kind === "refused") {
    return void batch.replies.push(() => connection.close(admission.code, admission.reason));
  }
  const ruling = judgeUpdate(
    content.live,
    update,
    actor,
    judgeFacts(batch, content, context, actor, customerNo),
  );
  for (const client of admission.claims) claim(batch, content, client, actor);
  record(batch, write, actor, ruling);
}

function judgeFacts(
  batch: RoomBatch,
  { owners }: LiveContent,
  { facts, nowIso, settings }: RuleContext,
  actor: Actor,
  customerNo: string | null,
): JudgeFacts {
  const { document } = batch.room;
  const subject = subjectOf(facts, document, actor.userId);
  const userIdOfDocument = "id" in document ? document.id : undefined;
  const ownerOf = (client: number) => owners.get(client);
  const base = { subject, nowIso, settings, userIdOfDocument, ownerOf };
  if (document.kind !== "customer" || customerNo === null || facts.ownership(document.id)) return base;
  return {
    ...base,
    whenAccepted() {
      facts.addCustomer(document.id, actor.userId);
      batch.created = { ownerId: actor.userId, customerNo };
      if (batch.content) setCustomerNo(batch.content.live.doc, customerNo);
    },
  };
}

/** Only ids that now really have structs: a claim for an id that nobody used would only take up room. */
function claim(batch: RoomBatch, content: LiveContent, client: number, actor: Actor): void {
  if (content.live.clockOf(client) === 0) return;
  content.owners.set(client, actor.userId);
  batch.claims.push({ clientId: client, userId: actor.userId });
}

function record(batch: RoomBatch, write: PendingWrite, actor: Actor, ruling: Ruling): void {
  const { connection } = write;
  if (ruling.update) batch.updates.push({ update: ruling.update, actorId: actor.userId });
  for (const change of ruling.accepted) batch.changes.push({ ...change, actorId: actor.userId });
  for (const text of ruling.texts) batch.texts.add(text);
  if (!ruling.complete) batch.replies.push(() => batch.room.askAgain(connection));
  refuse(batch, write, actor.userId, ruling.refused);
}

/** Somebody writes who may only read: nothing of it is applied, and its text is kept for its author. */
function refuseWhole(batch: RoomBatch, write: PendingWrite): void {
  const attempted = shown(textOfUpdate(write.update.bytes));
  refuse(batch, write, write.connection.user.id, [{ path: "*", code: "notAllowed", attempted }]);
}

function refuse(batch: RoomBatch, write: PendingWrite, userId: string, refused: readonly Refusal[]): void {
  if (refused.length === 0) return;
  const kept = refused.slice(0, limits.refusalsKept);
  for (const refusal of kept) batch.refusals.push({ userId, refusal });
  const { connection } = write;
  if (connection.transport.isGenjin) batch.replies.push(() => connection.send(encodeRefused(kept)));
}
