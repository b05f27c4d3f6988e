import * as Y from "yjs";
import { decide, isKnownKey } from "@/lib/domain/access/decide";
import type { Actor } from "@/lib/domain/access/model";
import type { Refusal } from "@/lib/protocol/messages";
import type { DecodedUpdate } from "../gate/decode-update";
import { reservedClients } from "../gate/limits";
import type { LiveDocument } from "../live-document";
import type { FreshDeletions } from "./fresh-deletions";
import { hideKey } from "./hide-key";
import type { AcceptedChange, ChangedEntry, JudgeFacts } from "./judge-update";
import { shown } from "./shown";

/** What stands for content that is no plain value: `decide` refuses every object. */
const notPlain: object = Object.freeze({});

/** No key of a rule is longer; one that is was made to carry something. */
const mostPathChars = 200;

export interface EntryRuling {
  readonly live: LiveDocument;
  readonly transaction: Y.Transaction;
  readonly update: DecodedUpdate;
  readonly deletions: FreshDeletions;
  readonly actor: Actor;
  readonly facts: JudgeFacts;
  readonly accepted: AcceptedChange[];
  readonly refused: Refusal[];
}

/** Rules on one changed map entry: lets it stand, sets it back, or brings back a write that a correction beat. */
export function ruleEntry(ruling: EntryRuling, entry: ChangedEntry): void {
  const head = entry.type._map.get(entry.key);
  if (!head) return;
  const { transaction } = ruling;
  if (isNew(transaction, head)) {
    ruleWrite(ruling, entry, head);
    return;
  }
  if (head.deleted && ruling.deletions.has(head)) {
    ruleChange(ruling, entry, plainOf(head), undefined);
    return;
  }
  if (head.deleted || head.id.client < reservedClients) reassertLoser(ruling, entry, head);
}

/** The newest item is one of this update's: it replaces what stood there before. */
function ruleWrite(ruling: EntryRuling, entry: ChangedEntry, head: Y.Item): void {
  let before: Y.Item | null = head.left;
  while (before !== null && isNew(ruling.transaction, before)) before = before.left;
  const wasLive = before !== null && (!before.deleted || ruling.deletions.has(before));
  const oldValue = wasLive && before !== null ? plainOf(before) : undefined;
  const newValue = head.deleted ? undefined : plainOf(head);
  if (oldValue === undefined && newValue === undefined) {
    // Nothing is said but a key: one that no rule knows is words that would travel on.
    const { live } = ruling;
    if (!isKnownKey(live.kind, entry.root, entry.key)) hideKey(entry.type, entry.key);
    return;
  }
  ruleChange(ruling, entry, oldValue, newValue);
}

function ruleChange(ruling: EntryRuling, entry: ChangedEntry, oldValue: unknown, newValue: unknown): void {
  const decision = ask(ruling, entry, oldValue, newValue);
  if (decision.ok) {
    ruling.accepted.push({ root: entry.root, key: entry.key, oldValue, newValue });
    return;
  }
  refuse(ruling, entry, decision.code, newValue);
  const map = entry.type as unknown as Y.Map<unknown>;
  if (oldValue === undefined || oldValue === notPlain) map.delete(entry.key);
  else map.set(entry.key, oldValue);
  if (decision.code === "unknownKey") hideKey(entry.type, entry.key);
}

/**
 * A correction is an item like any other, and may beat a legal write that was made at the same time by somebody who
 * never saw what was corrected. Without bringing it back, half of such writes were lost (pitfalls §3.3 c). The same
 * holds where the correction was a deletion: the deleted item still wins the merge.
 */
function reassertLoser(ruling: EntryRuling, entry: ChangedEntry, head: Y.Item): void {
  let loser: Y.Item | null = head.left;
  while (loser !== null && !isNew(ruling.transaction, loser)) loser = loser.left;
  if (loser === null || isDeletedBy(ruling.update, loser)) return;
  const value = plainOf(loser);
  if (value === undefined) return;
  const current = head.deleted ? undefined : plainOf(head);
  if (value === current) return;
  const decision = ask(ruling, entry, current, value);
  if (!decision.ok) {
    refuse(ruling, entry, decision.code, value);
    return;
  }
  (entry.type as unknown as Y.Map<unknown>).set(entry.key, value);
  ruling.accepted.push({ root: entry.root, key: entry.key, oldValue: current, newValue: value });
}

function ask(ruling: EntryRuling, entry: ChangedEntry, oldValue: unknown, newValue: unknown) {
  const { live, actor, facts } = ruling;
  return decide(actor, live.kind, entry, oldValue, newValue, {
    userIdOfDocument: facts.userIdOfDocument,
    subject: facts.subject,
    nowIso: facts.nowIso,
    settings: facts.settings,
    isNew: isNewEntry(ruling, entry),
    value: (root, key) => currentValue(live, root, key),
    writer: (root, key) => currentWriter(ruling, root, key),
  });
}

function refuse(ruling: EntryRuling, entry: ChangedEntry, code: string, attempted: unknown): void {
  ruling.refused.push({
    path: `${entry.root}/${entry.key.slice(0, mostPathChars)}`,
    code,
    attempted: shown(attempted),
  });
}

/** Whether the entry, or for a flat key the key itself, came with this update. */
function isNewEntry({ transaction }: EntryRuling, { type, key }: ChangedEntry): boolean {
  const bar = key.indexOf("|");
  const item = bar > 0 ? type._map.get(`${key.slice(0, bar)}|authorId`) : type._map.get(key);
  let oldest: Y.Item | null = item ?? null;
  while (oldest !== null && isNew(transaction, oldest)) oldest = oldest.left;
  return oldest === null;
}

function currentValue(live: LiveDocument, root: string, key: string): unknown {
  const item = live.root(root)?._map.get(key);
  return item && !item.deleted ? plainOf(item) : undefined;
}

/**
 * Who wrote what stood under a key before this update, or else what came with it. null: the server. The update's own
 * value isn't asked for where there was another: it may yet be set back.
 */
function currentWriter(ruling: EntryRuling, root: string, key: string): string | null | undefined {
  const { live, transaction, actor, facts, deletions } = ruling;
  const head = live.root(root)?._map.get(key);
  let before: Y.Item | null = head ?? null;
  while (before !== null && isNew(transaction, before)) before = before.left;
  if (before !== null && (!before.deleted || deletions.has(before))) {
    return before.id.client < reservedClients ? null : (facts.ownerOf(before.id.client) ?? null);
  }
  return head && !head.deleted ? actor.userId : undefined;
}

function isNew(transaction: Y.Transaction, item: Y.Item): boolean {
  return item.id.clock >= (transaction.beforeState.get(item.id.client) ?? 0);
}

/** The value of a map item; items deleted in this transaction still hold theirs. undefined: nothing left. */
function plainOf(item: Y.Item): unknown {
  const { content } = item;
  if (content instanceof Y.ContentDeleted) return undefined;
  if (!(content instanceof Y.ContentAny) || content.arr.length !== 1) return notPlain;
  return content.arr[0] === undefined ? notPlain : content.arr[0];
}

function isDeletedBy(update: DecodedUpdate, item: Y.Item): boolean {
  return update.deletes.some(
    ({ client, clock, end }) => client === item.id.client && item.id.clock >= clock && item.id.clock < end,
  );
}
