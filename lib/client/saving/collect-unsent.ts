import * as Y from "yjs";
import { customerIdOf } from "@/lib/client/documents/document-kinds";
import { draftsOf } from "@/lib/client/drafts/draft-storage";
import { waitingFileItems } from "@/lib/client/files/list-waiting";
import type { Cache } from "@/lib/client/storage/cache";
import type { DirtyDocument } from "@/lib/client/storage/cache-db";
import { storedDocument } from "@/lib/client/storage/stored-document";
import { within } from "@/lib/client/storage/time-limit";
import { nowIso } from "@/lib/client/time/clock";
import type { Workspace } from "@/lib/client/workspace/workspace";
import { valueAt } from "@/lib/docs/value-at";
import { describeChanges } from "./describe-changes";
import type { RefusedItem, SavingItem } from "./model";

export interface RawUpdate {
  readonly document: string;
  readonly update: Uint8Array;
  readonly state: "waiting" | "notAccepted";
}

/** All that a person wrote here and the server does not have, with whole texts. */
export interface Unsent {
  readonly at: string;
  readonly person: { readonly id: string; readonly name: string };
  readonly waiting: readonly SavingItem[];
  readonly refused: readonly RefusedItem[];
  /** Begun and not yet written down. */
  readonly drafts: readonly string[];
  readonly updates: readonly RawUpdate[];
}

const diskLimitMs = 3_000;

/** From memory as far as the documents are open, else from disk; so it works offline, and with the store dead too. */
export async function collectUnsent(workspace: Workspace): Promise<Unsent> {
  const { me, saving, cache } = workspace;
  const disk = new Disk(cache, me.id);
  const waiting: SavingItem[] = [];
  const updates: RawUpdate[] = [];
  for (const name of saving.dirtyNames()) {
    const record = saving.record(name);
    if (!record) continue;
    const doc = filled(workspace.documents.find(name)?.doc) ?? filled(await disk.document(name));
    waiting.push(...(doc ? wholeItems(record, doc) : record.items));
    if (!doc) continue;
    const base = await disk.base(name);
    const known = base ? Y.encodeStateVectorFromUpdate(base) : undefined;
    updates.push({ document: name, update: Y.encodeStateAsUpdate(doc, known), state: "waiting" });
  }
  const known = new Set(waiting.map(({ id }) => id));
  waiting.push(...waitingFileItems(workspace.uploads.state.get().files).filter(({ id }) => !known.has(id)));
  for (const { document, update } of await disk.quarantined()) {
    updates.push({ document, update, state: "notAccepted" });
  }
  const { refused } = saving.state.get();
  const drafts = draftsOf(me.id).map(textsIn).filter(Boolean);
  return { at: nowIso(), person: { id: me.id, name: me.name }, waiting, refused, drafts, updates };
}

const filled = (doc: Y.Doc | null | undefined): Y.Doc | null =>
  doc && doc.store.clients.size > 0 ? doc : null;

function wholeItems(record: DirtyDocument, doc: Y.Doc): SavingItem[] {
  const items = describeChanges(record.name, doc, record.paths, (text) => text.trim());
  return items.map((item) =>
    item.kind === "other" ? { ...item, excerpt: valuesOf(record, doc, item) } : item,
  );
}

/** Of kinds of documents that have no words of their own for a change: the values that were written. */
function valuesOf({ name, paths }: DirtyDocument, doc: Y.Doc, item: SavingItem): string {
  const path = item.id.slice(name.length + 1);
  const written = customerIdOf(name) !== null ? [path] : Object.keys(paths);
  return written
    .map((one) => valueAt(doc, one))
    .filter(Boolean)
    .join("\n");
}

function textsIn(draft: unknown): string {
  if (typeof draft === "string") return draft;
  if (typeof draft !== "object" || draft === null) return "";
  return Object.values(draft).map(textsIn).filter(Boolean).join("\n");
}

/** What the device's store still gives; after the first question that it did not answer, none is asked. */
class Disk {
  private dead = false;

  constructor(
    private readonly cache: Cache,
    private readonly userId: string,
  ) {}

  base(name: string): Promise<Uint8Array | null> {
    return this.ask(async () => (await this.cache.documentState(name)).state, null);
  }

  quarantined(): Promise<readonly { readonly document: string; readonly update: Uint8Array }[]> {
    return this.ask(() => this.cache.quarantined(), []);
  }

  document(name: string): Promise<Y.Doc | null> {
    return this.ask(async () => (await storedDocument(this.cache, this.userId, name)).doc, null);
  }

  private async ask<T>(question: () => Promise<T>, otherwise: T): Promise<T> {
    if (this.dead) return otherwise;
    try {
      return await within(diskLimitMs, "the store", question());
    } catch {
      // A dead store is shown in red elsewhere; what memory holds is saved all the same.
      this.dead = true;
      return otherwise;
    }
  }
}
