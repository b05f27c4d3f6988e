import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Database } from "@/lib/db/client";
import {
  appendEntries,
  beginEpoch,
  compactDocument,
  deleteEmptyDocumentRows,
  findDocument,
  insertClients,
  insertDocumentRows,
  loadClients,
  loadDocument,
  loadEntries,
  lockDocuments,
  type NewLogEntry,
} from "@/lib/db/documents";
import { kinds, type OpenedDatabase, openNew } from "./open-database";

/** What the sync server asks of the log of a document, on either kind of database. */
describe.each(kinds)("the log on %s", (kind) => {
  let opened: OpenedDatabase;
  let db: Database;
  beforeAll(async () => {
    opened = await openNew(kind);
    db = opened.handle.db;
  });
  afterAll(() => opened.close());

  async function newDocument(): Promise<string> {
    const name = `customer/${randomUUID()}`;
    await insertDocumentRows(db, [{ name, kind: "customer", createdBy: null }]);
    return name;
  }
  const entry = (name: string, seq: number, epoch = 1): NewLogEntry => ({
    name,
    epoch,
    seq,
    update: Uint8Array.of(epoch, seq),
    actorId: null,
  });
  const entries = (name: string, from: number, to: number) =>
    Array.from({ length: to - from + 1 }, (_, at) => entry(name, from + at));
  const seqs = (found: readonly { readonly seq: number }[]) => found.map(({ seq }) => seq);

  it("gives entries back in order, with their bytes, and moves the head on", async () => {
    const [name, other] = [await newDocument(), await newDocument()];
    await appendEntries(db, [...entries(name, 1, 3), ...entries(other, 1, 1)]);
    const stored = await loadDocument(db, name);
    expect(stored?.head).toEqual({ name, epoch: 1, seq: 3, deleted: false });
    expect(stored?.entries).toEqual(entries(name, 1, 3).map(({ seq, update }) => ({ seq, update })));
    expect(seqs(await loadEntries(db, name, 1, 1, 2))).toEqual([2]);
    expect((await findDocument(db, other))?.seq).toBe(1);
  });

  it("takes no sequence twice: of two writers one fails, and leaves nothing", async () => {
    const name = await newDocument();
    await appendEntries(db, entries(name, 1, 2));
    await expect(
      db.transaction((tx) => appendEntries(tx, [entry(name, 3), entry(name, 2)])),
    ).rejects.toThrow();
    expect(seqs((await loadDocument(db, name))?.entries ?? [])).toEqual([1, 2]);
  });

  it("keeps nothing of a transaction that fails", async () => {
    const name = await newDocument();
    const failing = db.transaction(async (tx) => {
      await lockDocuments(tx, [name]);
      await appendEntries(tx, entries(name, 1, 2));
      await insertClients(tx, [{ name, clientId: 5000, userId: "ann" }]);
      throw new Error("no");
    });
    await expect(failing).rejects.toThrow("no");
    expect((await loadDocument(db, name))?.head.seq).toBe(0);
    expect((await loadClients(db, name)).size).toBe(0);
  });

  it("puts entries into a snapshot without losing those that came after it", async () => {
    const name = await newDocument();
    await appendEntries(db, entries(name, 1, 5));
    await compactDocument(db, { name, epoch: 1, seq: 4, state: Uint8Array.of(4) });
    const stored = await loadDocument(db, name);
    expect(stored?.snapshot).toEqual({ seq: 4, state: Uint8Array.of(4), vector: null });
    expect(seqs(stored?.entries ?? [])).toEqual([5]);
    await compactDocument(db, { name, epoch: 1, seq: 5, state: Uint8Array.of(5) });
    expect((await loadDocument(db, name))?.snapshot?.seq).toBe(5);
  });

  it("begins an epoch with a state that replaces all before it", async () => {
    const name = await newDocument();
    await appendEntries(db, entries(name, 1, 3));
    await beginEpoch(db, { name, epoch: 2, seq: 4, state: Uint8Array.of(9) });
    await appendEntries(db, [entry(name, 5, 2)]);
    const stored = await loadDocument(db, name);
    expect(stored?.head).toMatchObject({ epoch: 2, seq: 5 });
    expect(stored?.snapshot?.state).toEqual(Uint8Array.of(9));
    expect(seqs(stored?.entries ?? [])).toEqual([5]);
  });

  it("leaves a client id with whoever claimed it first", async () => {
    const name = await newDocument();
    await insertClients(db, [{ name, clientId: 4_294_967_295, userId: "ann" }]);
    await insertClients(db, [{ name, clientId: 4_294_967_295, userId: "ben" }]);
    expect(await loadClients(db, name)).toEqual(new Map([[4_294_967_295, "ann"]]));
  });

  it("takes back the row of a document of which nothing was kept, and no other", async () => {
    const [empty, written] = [await newDocument(), await newDocument()];
    await appendEntries(db, entries(written, 1, 1));
    await deleteEmptyDocumentRows(db, [empty, written]);
    expect(await loadDocument(db, empty)).toBeNull();
    expect(await findDocument(db, written)).not.toBeNull();
  });

  it("lets one at a time hold a document", async () => {
    const name = await newDocument();
    const append = () =>
      db.transaction(async (tx) => {
        const seq = (await lockDocuments(tx, [name])).get(name)?.seq ?? 0;
        await appendEntries(tx, [entry(name, seq + 1)]);
      });
    await Promise.all(Array.from({ length: 20 }, append));
    expect(seqs((await loadDocument(db, name))?.entries ?? [])).toEqual(
      Array.from({ length: 20 }, (_, at) => at + 1),
    );
  });
});
