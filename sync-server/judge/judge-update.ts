import * as Y from "yjs";
import { compareJudgingOrder, type DecideFacts, rootRule, rootsOf } from "@/lib/domain/access/decide";
import type { DocumentKind } from "@/lib/domain/access/document-name";
import type { Actor } from "@/lib/domain/access/model";
import type { Refusal } from "@/lib/protocol/messages";
import type { DecodedUpdate } from "../gate/decode-update";
import type { LiveDocument } from "../live-document";
import { FreshDeletions } from "./fresh-deletions";
import { hideKey } from "./hide-key";
import { judgeText } from "./judge-text";
import { type EntryRuling, ruleEntry } from "./rule-entry";

/** One change of a map entry that was let through. */
export interface AcceptedChange {
  readonly root: string;
  readonly key: string;
  readonly oldValue: unknown;
  readonly newValue: unknown;
}

export interface Ruling {
  /** The update as ruled: the only bytes that may be stored or sent. null: it changes nothing. */
  readonly update: Uint8Array | null;
  readonly accepted: readonly AcceptedChange[];
  readonly refused: readonly Refusal[];
  /** Roots of rich text that changed. */
  readonly texts: readonly string[];
  /** False: part of the update leaned on something missing, and was dropped. */
  readonly complete: boolean;
}

/** What `decide` is told beside the values; the judge adds those. */
export type JudgeFacts = Omit<DecideFacts, "value" | "writer" | "isNew"> & {
  /** Who writes under a client id. */
  ownerOf(client: number): string | null | undefined;
  /** Called inside the transaction once something was let through: the server's own part of the same write. */
  readonly whenAccepted?: () => void;
};

type AnyType = Y.AbstractType<unknown>;

/**
 * Applies an update and rules on it, in one Yjs transaction: each changed map entry is put to `decide`, and what is
 * not allowed is set back before the transaction ends. Yjs collects garbage before it encodes what the transaction
 * did, so that refused content is in nothing that is stored or sent (tried: pitfalls §3.2). Text is judged with the
 * document's right alone, by the caller.
 */
export function judgeUpdate(
  live: LiveDocument,
  update: DecodedUpdate,
  actor: Actor,
  facts: JudgeFacts,
): Ruling {
  const accepted: AcceptedChange[] = [];
  const refused: Refusal[] = [];
  const texts = new Set<string>();
  let complete = true;
  const bytes = live.transact((transaction) => {
    Y.applyUpdate(live.doc, update.bytes);
    // Applying marks the transaction as remote, and at its end Yjs would then give the server a new client id.
    transaction.local = true;
    complete = dropPending(live.doc);
    live.rememberRoots([...update.roots.keys()]);
    if (hasTexts(live.kind)) judgeText(live, update, transaction, refused);
    const entries = collectEntries(live, transaction, texts, refused);
    const deletions = new FreshDeletions(transaction);
    const ruling: EntryRuling = { live, transaction, update, deletions, actor, facts, accepted, refused };
    for (const entry of entries) ruleEntry(ruling, entry);
    if (facts.whenAccepted && (accepted.length > 0 || texts.size > 0)) facts.whenAccepted();
  });
  return { update: bytes, accepted, refused, texts: [...texts], complete };
}

/** What is pending would be applied later, in the transaction of whoever fills the gap, with their rights. */
function dropPending(doc: Y.Doc): boolean {
  const { store } = doc;
  if (store.pendingStructs === null && store.pendingDs === null) return true;
  store.pendingStructs = null;
  store.pendingDs = null;
  return false;
}

const hasTexts = (kind: DocumentKind): boolean => rootsOf(kind).some(({ type }) => type === "fragment");

export interface ChangedEntry {
  readonly type: AnyType;
  readonly root: string;
  readonly key: string;
}

/** The map entries to rule on, parents first; notes texts, and deletes what has the wrong shape for its root. */
function collectEntries(
  live: LiveDocument,
  transaction: Y.Transaction,
  texts: Set<string>,
  refused: Refusal[],
): ChangedEntry[] {
  const entries: ChangedEntry[] = [];
  for (const [changed, keys] of [...transaction.changed]) {
    const type = changed as unknown as AnyType;
    const root = live.rootNameOf(type);
    if (root === null) continue;
    if (rootRule(live.kind, root)?.type !== "map") {
      texts.add(root);
      if (type._item === null) deleteKeys(type, keys, transaction);
      continue;
    }
    if (type._item !== null) continue;
    for (const key of keys) {
      if (key !== null) entries.push({ type, root, key });
      else if (deleteList(type, transaction)) refused.push({ path: root, code: "notPlain", attempted: null });
    }
  }
  return entries.length > 1 ? entries.sort(compareJudgingOrder) : entries;
}

/** A list hidden in a map root is invisible to all accessors, and travels all the same. */
function deleteList(type: AnyType, transaction: Y.Transaction): boolean {
  let found = false;
  for (let item = type._start; item !== null; item = item.right) {
    if (item.deleted) continue;
    item.delete(transaction);
    found = true;
  }
  return found;
}

/** The root of a note has no attributes. */
function deleteKeys(type: AnyType, keys: ReadonlySet<string | null>, transaction: Y.Transaction): void {
  for (const key of keys) {
    if (key === null) continue;
    const item = type._map.get(key);
    if (item && !item.deleted) item.delete(transaction);
    hideKey(type, key);
  }
}
