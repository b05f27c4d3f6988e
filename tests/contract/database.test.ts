import { sql } from "drizzle-orm";
import { v7 as uuid } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  customers,
  documentSnapshots,
  documents,
  documentUpdates,
  lanes,
  rateLimits,
} from "@/drizzle/schema";
import { loadActor, loadSubjectOfCustomer, loadSubjectsOfPersons } from "@/lib/db/actors";
import { type Database, migrateDatabase, rowsOf } from "@/lib/db/client";
import { findAnswer, insertAnswer } from "@/lib/db/command-results";
import { nextCustomerNo } from "@/lib/db/customer-numbers";
import { type CustomerQuery, listCustomers } from "@/lib/db/customers";
import { loadStates } from "@/lib/db/document-states";
import { compactDocument, loadDocument } from "@/lib/db/documents";
import { lockOwnerships } from "@/lib/db/ownership";
import { moveCustomers } from "@/lib/db/ownership-moves";
import { deleteOtherSessions, findSession, hashSessionToken, insertSession } from "@/lib/db/sessions";
import { giveGuessBack, takeGuess } from "@/lib/server/session/throttle";
import { addCustomer, addGroup, addUser } from "./made-up";
import { kinds, type OpenedDatabase, openNew } from "./open-database";

const tomorrow = () => new Date(Date.now() + 86_400_000);

describe.each(kinds)("the database layer on %s", (kind) => {
  let opened: OpenedDatabase;
  let db: Database;
  beforeAll(async () => {
    opened = await openNew(kind);
    db = opened.handle.db;
  });
  afterAll(() => opened.close());

  it("migrates a second time without a change", async () => {
    await migrateDatabase(opened.handle);
    const tables = await db.execute(
      sql`select count(*)::int as n from information_schema.tables where table_schema = 'public'`,
    );
    expect(rowsOf<{ n: number }>(tables)[0]?.n).toBeGreaterThan(20);
  });

  it("keeps bytes, times and JSON as they were given", async () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, at) => at);
    const at = new Date("2026-11-23T01:02:03.456Z");
    await db.insert(documentSnapshots).values({ name: "bytes", epoch: 1, seq: 7, state: bytes });
    await db.insert(documents).values({ name: "bytes", kind: "board", createdAt: at, seq: 7 });
    const [state] = await loadStates(db, ["bytes"]);
    expect(state?.updates).toEqual([bytes]);
    const [row] = await db.select().from(documents).where(sql`${documents.name} = 'bytes'`);
    expect(row?.createdAt.toISOString()).toBe(at.toISOString());
    expect(row?.seq).toBe(7);
  });

  it("keeps the bytes of a large document", async () => {
    const state = Uint8Array.from({ length: 3_000_001 }, (_, at) => (at * at) % 251);
    const [name, seq] = ["large", 1];
    await db.insert(documents).values({ name, kind: "index", seq });
    await compactDocument(db, { name, epoch: 1, seq, state });
    const stored = await loadDocument(db, name);
    expect(Buffer.compare(stored?.snapshot?.state ?? new Uint8Array(), state)).toBe(0);
    expect(stored?.entries).toEqual([]);
  });

  it("finds a session by the hash of its token alone, and none that expired or whose account is closed", async () => {
    const [open, closed] = [await addUser(db, "salesperson"), await addUser(db, "salesperson", new Date())];
    const session = (id: string, userId: string, expiresAt = tomorrow()) =>
      insertSession(db, { id: hashSessionToken(id), userId, expiresAt, userAgent: "", address: "" });
    await session("live", open);
    await session("old", open, new Date(Date.now() - 1000));
    await session("gone", closed);
    const found = await findSession(db, hashSessionToken("live"), new Date());
    expect(found?.user.id).toBe(open);
    expect(await findSession(db, "live", new Date())).toBeNull();
    expect(await findSession(db, hashSessionToken("old"), new Date())).toBeNull();
    expect(await findSession(db, hashSessionToken("gone"), new Date())).toBeNull();
    const ended = await deleteOtherSessions(db, open, hashSessionToken("live"));
    expect(ended).toEqual([hashSessionToken("old")]);
  });

  it("loads actors with the groups they belong to and lead; closed accounts are nobody", async () => {
    const [seller, leader, left] = [
      await addUser(db, "salesperson"),
      await addUser(db, "supervisor"),
      await addUser(db, "salesperson", new Date()),
    ];
    const group = await addGroup(db, [seller], [leader]);
    expect(await loadActor(db, leader)).toEqual({
      userId: leader,
      role: "supervisor",
      groupIds: [],
      ledGroupIds: [group],
    });
    expect((await loadActor(db, seller))?.groupIds).toEqual([group]);
    expect(await loadActor(db, left)).toBeNull();
    expect(await loadActor(db, uuid())).toBeNull();
    const subjects = await loadSubjectsOfPersons(db, [seller, left, uuid()]);
    expect([...subjects.keys()].sort()).toEqual([left, seller].sort());
    expect(subjects.get(seller)?.ownerGroupIds).toEqual([group]);
  });

  it("knows a customer as its owner's, or as a lane's; a lane that is gone admits nobody", async () => {
    const owner = await addUser(db, "salesperson");
    const group = await addGroup(db, [owner], []);
    const lane = { id: uuid(), name: "A队", groupIds: [group], position: 1 };
    await db.insert(lanes).values(lane);
    const [held, pooled, lost] = [
      await addCustomer(db, { ownerId: owner }),
      await addCustomer(db, {}, lane.id),
      await addCustomer(db, {}, uuid()),
    ];
    expect(await loadSubjectOfCustomer(db, held, owner)).toMatchObject({
      ownerId: owner,
      ownerGroupIds: [group],
      lane: null,
    });
    expect((await loadSubjectOfCustomer(db, pooled, owner))?.lane).toEqual({
      laneId: lane.id,
      groupIds: [group],
    });
    expect((await loadSubjectOfCustomer(db, lost, owner))?.lane).toBeNull();
    expect(await loadSubjectOfCustomer(db, uuid(), owner)).toBeNull();
  });

  it("pages through customers without losing or repeating one, also where times are equal", async () => {
    const owner = await addUser(db, "salesperson");
    const createdAt = "2026-10-05T00:00:00.123Z";
    const ids = new Set<string>();
    for (let n = 0; n < 23; n++) ids.add(await addCustomer(db, { ownerId: owner, createdAt }));
    const seen: string[] = [];
    let after: CustomerQuery["after"] = null;
    do {
      const page = await listCustomers(db, {
        ownerIds: [owner],
        words: [],
        order: { field: "createdAt", direction: "desc" },
        after,
        limit: 5,
      });
      expect(page.total).toBe(23);
      seen.push(...page.rows.map((row) => row.id));
      after = page.next;
    } while (after);
    expect(seen).toHaveLength(23);
    expect(new Set(seen)).toEqual(ids);
  });

  it("takes the signs of LIKE literally", async () => {
    const owner = await addUser(db, "salesperson");
    const wanted = await addCustomer(db, { ownerId: owner, name: "50%_off\\now" });
    await addCustomer(db, { ownerId: owner, name: "50 percent off now" });
    const order = { field: "createdAt", direction: "desc" } as const;
    const find = (word: string) =>
      listCustomers(db, { ownerIds: [owner], words: [word], order, after: null, limit: 10 });
    expect((await find("50%_off\\")).rows.map((row) => row.id)).toEqual([wanted]);
    expect((await find("%")).total).toBe(1);
  });

  it("gives every customer number once, however many ask at the same time", async () => {
    const numbers = await Promise.all(Array.from({ length: 40 }, () => nextCustomerNo(db)));
    expect(new Set(numbers).size).toBe(40);
  });

  it("stores one answer for a key", async () => {
    const id = { userId: uuid(), key: "once" };
    const answer = { command: "x", inputHash: "h", status: 200, body: { result: { 名: "值" } } };
    const stored = await Promise.all([insertAnswer(db, id, answer), insertAnswer(db, id, answer)]);
    expect(stored.filter(Boolean)).toHaveLength(1);
    expect(await findAnswer(db, id)).toEqual(answer);
  });

  it("I4: of many who take one customer at the same time, one does", async () => {
    const customerId = await addCustomer(db, {}, uuid());
    const people = await Promise.all(Array.from({ length: 8 }, () => addUser(db, "salesperson")));
    const won = await Promise.all(
      people.map((userId) =>
        db.transaction(async (tx) => {
          const held = (await lockOwnerships(tx, [customerId])).get(customerId);
          if (held?.ownerId !== null) return null;
          const destination = { to: "owner", ownerId: userId } as const;
          const move = { id: uuid(), kind: "claim", actorId: userId, at: new Date() } as const;
          await moveCustomers(tx, { ...move, customerIds: [customerId], destination });
          return userId;
        }),
      ),
    );
    const winners = won.filter((userId) => userId !== null);
    expect(winners).toHaveLength(1);
    const [row] = await db.select().from(customers).where(sql`${customers.id} = ${customerId}`);
    expect(row?.ownerId).toBe(winners[0]);
    expect(row?.row.ownerId).toBe(winners[0]);
    expect(row?.laneId).toBeNull();
  });

  it("hands out a document as its snapshot and the log behind it, of the present epoch alone", async () => {
    const name = `customer/${uuid()}`;
    await db.insert(documents).values({ name, kind: "customer", epoch: 2, seq: 4 });
    await db.insert(documentSnapshots).values({ name, epoch: 2, seq: 2, state: new Uint8Array([2]) });
    await db.insert(documentUpdates).values([
      { name, epoch: 1, seq: 4, update: new Uint8Array([9]) },
      { name, epoch: 2, seq: 2, update: new Uint8Array([8]) },
      { name, epoch: 2, seq: 4, update: new Uint8Array([4]) },
      { name, epoch: 2, seq: 3, update: new Uint8Array([3]) },
    ]);
    const [state] = await loadStates(db, [name]);
    expect(state).toMatchObject({ name, epoch: 2, seq: 4 });
    expect(state?.updates.map((update) => update[0])).toEqual([2, 3, 4]);
  });

  it("counts guesses in the database, so that a restart opens no new round", async () => {
    const key = uuid();
    for (let n = 0; n < 10; n++) expect((await takeGuess(db, "name", key)).ok).toBe(true);
    const eleventh = await takeGuess(db, "name", key);
    expect(eleventh.ok).toBe(false);
    const rows = await db
      .select()
      .from(rateLimits)
      .where(sql`${rateLimits.key} = ${`name:${key}`}`);
    expect(rows[0]?.points).toBe(11);
    await giveGuessBack(db, "name", key);
    const [after] = await db
      .select()
      .from(rateLimits)
      .where(sql`${rateLimits.key} = ${`name:${key}`}`);
    expect(after?.points).toBe(10);
  });
});
