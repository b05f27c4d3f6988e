import { eq, inArray, sql } from "drizzle-orm";
import { v7 as uuid } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  auditLog,
  customerChanges,
  customerOwners,
  customers,
  deletedCustomers,
  documents,
  documentUpdates,
  plans,
  projectionTasks,
} from "@/drizzle/schema";
import { loadActor } from "@/lib/db/actors";
import type { Database } from "@/lib/db/client";
import { takeLease } from "@/lib/db/job-leases";
import { replaceLanes } from "@/lib/db/projection";
import { writeDocument } from "@/lib/db/write-document";
import { createCustomer } from "@/lib/docs/customer-doc";
import { customerName, plansName, settingsName } from "@/lib/docs/names";
import { addPlan, readPlans, setPlanDone } from "@/lib/docs/plans-doc";
import { setSetting, writeLane } from "@/lib/docs/settings-doc";
import { noPoolRules, type PoolRules, poolRuleValues } from "@/lib/domain/pool/model";
import type { BusEvent } from "@/lib/protocol/bus";
import { commandByName } from "@/lib/server/commands/registry";
import { releaseDueCustomers } from "@/lib/server/jobs/auto-release";
import { purgeDeletedCustomers } from "@/lib/server/jobs/purge-deleted";
import { addCustomer, addUser } from "./made-up";
import { kinds, type OpenedDatabase, openNew } from "./open-database";

const day = 86_400_000;
const ago = (days: number) => new Date(Date.now() - days * day);

describe.each(kinds)("P, C9, C13: the pool on %s", (kind) => {
  let opened: OpenedDatabase;
  let db: Database;
  let admin: string;
  const lane = { id: uuid(), name: "A队", groupIds: [], order: 1 };
  beforeAll(async () => {
    opened = await openNew(kind);
    db = opened.handle.db;
    admin = await addUser(db, "admin");
    await db.transaction(async (tx) => {
      await replaceLanes(tx, [lane]);
      await writeDocument(tx, { name: settingsName, kind: "settings", actorId: null }, (doc) => {
        writeLane(doc, lane);
      });
    });
  }, 120_000);
  afterAll(() => opened.close());

  async function run<T = Record<string, unknown>>(
    userId: string,
    name: string,
    input: unknown,
    now = new Date(),
  ) {
    const command = commandByName.get(name);
    if (!command) throw new Error(`no command ${name}`);
    const outcome = await db.transaction(async (tx) => {
      const actor = await loadActor(tx, userId);
      if (!actor) throw new Error("nobody");
      return command.decide({ tx, actor, now }, command.input.parse(input), undefined);
    });
    return outcome.ok ? { code: "ok", result: outcome.result as T } : { code: outcome.refusal.code };
  }

  async function setRules(rules: Partial<PoolRules>): Promise<void> {
    await db.transaction((tx) =>
      writeDocument(tx, { name: settingsName, kind: "settings", actorId: null }, (doc) => {
        const values = Object.entries(poolRuleValues({ ...noPoolRules, ...rules }));
        for (const [key, value] of values) setSetting(doc, "settings", key, value);
      }),
    );
  }

  const ownerOf = async (id: string) => {
    const [row] = await db.select().from(customerOwners).where(eq(customerOwners.customerId, id));
    return row;
  };
  const pooled = (fields = {}) => addCustomer(db, fields, lane.id);

  it("I4: of 20 people who claim one customer at once, one wins, and the others hear why", async () => {
    const id = await pooled();
    const people = await Promise.all(Array.from({ length: 20 }, () => addUser(db, "salesperson")));
    const answers = await Promise.all(people.map((who) => run(who, "customer.claim", { customerId: id })));
    expect(answers.filter(({ code }) => code === "ok")).toHaveLength(1);
    expect(answers.filter(({ code }) => code === "customerNotInPool")).toHaveLength(19);
    const winner = people[answers.findIndex(({ code }) => code === "ok")];
    expect(await ownerOf(id)).toMatchObject({ ownerId: winner, laneId: null });
  });

  it("P5: limits and cool-downs are decided by the same rules that the screen asks, at once too", async () => {
    const sales = await addUser(db, "salesperson");
    const ids = await Promise.all(Array.from({ length: 5 }, () => pooled()));
    await setRules({ dailyClaimLimit: 2 });
    const claims = await Promise.all(ids.map((customerId) => run(sales, "customer.claim", { customerId })));
    expect(claims.map(({ code }) => code).sort()).toEqual([...Array(3).fill("dailyClaimLimit"), "ok", "ok"]);
    const won = ids.filter((_, at) => claims[at]?.code === "ok");
    await setRules({ formerOwnerDays: 5 });
    await run(sales, "customer.release", { customerId: won[0], laneId: lane.id, reason: "先放一放" });
    const again = { customerId: won[0] };
    expect((await run(sales, "customer.claim", again)).code).toBe("formerOwnerCoolDown");
    const later = new Date(Date.now() + 6 * day);
    expect((await run(sales, "customer.claim", again, later)).code).toBe("ok");
    await setRules({ holdLimit: 2 });
    const free = ids.filter((_, at) => claims[at]?.code !== "ok");
    expect((await run(sales, "customer.claim", { customerId: free[0] })).code).toBe("holdLimit");
    const assigned = await run(admin, "customer.assign", { customerIds: free, toUserId: sales });
    expect(assigned.code).toBe("holdLimit");
    await setRules({ arrivalHours: 12 });
    await run(sales, "customer.release", { customerId: won[1], laneId: lane.id, reason: "再放一位" });
    expect((await run(admin, "customer.claim", { customerId: won[1] })).code).toBe("arrivalCoolDown");
    expect((await run(admin, "customer.assign", { customerId: won[1], toUserId: sales })).code).toBe("ok");
    await setRules({});
  });

  it("C13: hands 500 customers over in one step with their open plans, and takes it back", async () => {
    const [from, to] = [await addUser(db, "salesperson"), await addUser(db, "salesperson")];
    const ids: string[] = [];
    for (let n = 0; n < 500; n += 1) ids.push(await addCustomer(db, { ownerId: from, name: `客户${n}` }));
    const now = new Date().toISOString();
    await db.transaction(async (tx) => {
      await writeDocument(tx, { name: plansName(from), kind: "plans", actorId: from }, (doc) => {
        addPlan(doc, { id: "open", topic: "送样", authorId: from, customerId: ids[3] ?? "" }, now);
        addPlan(doc, { id: "done", topic: "已送", authorId: from, customerId: ids[4] ?? "" }, now);
        addPlan(doc, { id: "own", topic: "周会", authorId: from }, now);
        setPlanDone(doc, "done", { at: now, by: from });
        for (const plan of readPlans(doc)) expect(plan.authorId).toBe(from);
      });
      const rows = ["open", "done", "own"].map((id) => ({
        id,
        userId: from,
        deleted: false,
        doneAt: id === "done" ? new Date(now) : null,
        row: {
          ...{ id, userId: from, topic: id, authorId: from, createdAt: now, startAt: null, endAt: null },
          ...{ customerId: id === "own" ? null : (ids[id === "open" ? 3 : 4] ?? null), orderId: null },
          ...{ doneAt: id === "done" ? now : null, doneBy: null, repeat: null, deleted: false },
        } as never,
      }));
      await tx.insert(plans).values(rows);
    });
    const before = await db.select().from(customers).where(inArray(customers.id, ids)).orderBy(customers.id);
    const answer = await run<{ moveId: string; plans: number }>(admin, "customer.handOver", {
      customerIds: ids,
      toUserId: to,
    });
    expect(answer).toMatchObject({ code: "ok", result: { plans: 1 } });
    const after = await db.select().from(customers).where(inArray(customers.id, ids)).orderBy(customers.id);
    const owned = (rows: typeof before, ownerId: string) =>
      rows.map((row) => ({ ...row, ownerId, row: { ...row.row, ownerId } }));
    expect(after).toEqual(owned(before, to));
    expect(await openPlansOf(from)).toEqual(["own"]);
    expect(await openPlansOf(to)).toEqual(["open"]);
    const changes = await db
      .select()
      .from(customerChanges)
      .where(eq(customerChanges.customerId, ids[0] ?? ""));
    expect(changes).toMatchObject([{ path: "ownership/ownerId", oldValue: from, newValue: to }]);
    const tasks = await db
      .select()
      .from(projectionTasks)
      .where(eq(projectionTasks.target, `index/${to}`));
    expect(tasks.filter((task) => task.root === "customers")).toHaveLength(500);
    await run(to, "customer.release", { customerId: ids[7], laneId: lane.id, reason: "不合适" });
    const undone = await run(admin, "customer.undo", { moveId: answer.result?.moveId });
    expect(undone).toMatchObject({ code: "ok", result: { movedOn: 1 } });
    const back = await db.select().from(customers).where(inArray(customers.id, ids)).orderBy(customers.id);
    const rest = <T extends { id: string }>(rows: T[]) => rows.filter((row) => row.id !== ids[7]);
    expect(rest(back)).toEqual(rest(before));
    expect(await openPlansOf(from)).toEqual(["open", "own"]);
    expect(await openPlansOf(to)).toEqual([]);
    expect((await run(admin, "customer.undo", { moveId: answer.result?.moveId })).code).toBe("undoTooLate");
    expect((await run(from, "customer.undo", { moveId: answer.result?.moveId })).code).toBe("notAllowed");
  }, 60_000);

  async function openPlansOf(userId: string): Promise<string[]> {
    const rows = await db
      .select({ id: plans.id })
      .from(plans)
      .where(sql`${plans.userId} = ${userId} and not ${plans.deleted} and ${plans.doneAt} is null`);
    return rows.map((row) => row.id).sort();
  }

  it("P5: releases what the rule takes, spares the locked, is on record and leaves nothing for a second run", async () => {
    const sales = await addUser(db, "salesperson");
    const make = async (fields: object, locked = false) => {
      const id = await addCustomer(db, { ownerId: sales, ...fields });
      const set = { heldSince: ago(100), locked };
      await db.update(customerOwners).set(set).where(eq(customerOwners.customerId, id));
      return id;
    };
    const quiet = await make({ lastContactedAt: ago(40).toISOString() });
    const never = await make({});
    const vip = await make({ level: "vip", lastContactedAt: ago(40).toISOString() });
    const spared = [
      await make({ lastContactedAt: ago(5).toISOString() }),
      await make({ lastContactedAt: ago(90).toISOString() }, true),
      await make({ status: "won", lastContactedAt: ago(90).toISOString() }),
    ];
    const events: BusEvent[] = [];
    const job = {
      db,
      bus: { publish: (event: BusEvent) => void events.push(event) } as never,
      files: {} as never,
      log: { info: () => undefined } as never,
      now: () => new Date(),
      goesOn: async () => true,
    };
    const releaseDays = { regular: 30, vip: 60 };
    await setRules({ releaseDays, warnDays: 7, ruleSince: ago(1).toISOString() });
    await releaseDueCustomers(job);
    expect(await ownerOf(quiet)).toMatchObject({ ownerId: sales });
    await setRules({ releaseDays, warnDays: 7, ruleSince: ago(8).toISOString() });
    await releaseDueCustomers(job);
    for (const id of [quiet, never])
      expect(await ownerOf(id)).toMatchObject({
        ownerId: null,
        laneId: lane.id,
        formerOwnerId: sales,
        releasedBy: null,
        ruleDays: 30,
      });
    for (const id of [vip, ...spared]) expect(await ownerOf(id)).toMatchObject({ ownerId: sales });
    expect(events).toContainEqual({ type: "tasks", urgent: true });
    const [audit] = await db.select().from(auditLog).where(eq(auditLog.action, "customer.autoRelease"));
    expect(audit).toMatchObject({ actorId: null, detail: { days: 30 } });
    events.length = 0;
    await releaseDueCustomers(job);
    expect(events).toEqual([]);
    await setRules({});
  });

  it("P5: a rule that takes customers at once is asked about first, with the number", async () => {
    const sales = await addUser(db, "salesperson");
    const id = await addCustomer(db, { ownerId: sales });
    await db
      .update(customerOwners)
      .set({ heldSince: ago(50) })
      .where(eq(customerOwners.customerId, id));
    const rules = { releaseDays: { regular: 30, vip: null }, sparesWon: false };
    expect((await run(sales, "pool.setRules", rules)).code).toBe("notAllowed");
    expect((await run(admin, "pool.setRules", rules)).code).toBe("wouldRelease");
    const confirmed = await run<{ wouldRelease: number }>(admin, "pool.setRules", {
      ...rules,
      confirmedCount: 1_000_000,
    });
    expect(confirmed.result?.wouldRelease).toBeGreaterThan(0);
    expect((await run(admin, "pool.setRules", { ...rules, holdLimit: 500 })).code).toBe("ok");
    expect((await run(admin, "pool.setRules", {})).code).toBe("ok");
  });

  it("P2: a lane goes when it is empty, or with its customers moved", async () => {
    const other = { id: uuid(), name: "B队", groupIds: [], order: 2 };
    await db.transaction(async (tx) => {
      await replaceLanes(tx, [lane, other]);
      await writeDocument(tx, { name: settingsName, kind: "settings", actorId: null }, (doc) =>
        writeLane(doc, other),
      );
    });
    const id = await addCustomer(db, {}, other.id);
    expect((await run(admin, "lane.remove", { laneId: other.id })).code).toBe("laneNotEmpty");
    const sales = await addUser(db, "salesperson");
    expect((await run(sales, "lane.remove", { laneId: other.id })).code).toBe("notAllowed");
    expect((await run(admin, "lane.remove", { laneId: other.id, moveToId: lane.id })).code).toBe("ok");
    expect(await ownerOf(id)).toMatchObject({ laneId: lane.id });
    expect((await run(admin, "lane.remove", { laneId: other.id })).code).toBe("laneUnknown");
  });

  it("C9: deletes for ever, refuses, brings back within 30 days, and purges after", async () => {
    const sales = await addUser(db, "salesperson");
    const id = await addCustomer(db, { ownerId: sales, name: "要删的" });
    await db.transaction((tx) =>
      writeDocument(tx, { name: customerName(id), kind: "customer", actorId: sales }, (doc) =>
        createCustomer(doc, { name: "要删的" }, new Date().toISOString()),
      ),
    );
    expect((await run(sales, "customer.deleteForever", { customerId: id })).code).toBe("notAllowed");
    expect((await run(admin, "customer.deleteForever", { customerId: id })).code).toBe("ok");
    expect((await run(admin, "customer.deleteForever", { customerId: id })).code).toBe("customerDeleted");
    expect(await db.select().from(customers).where(eq(customers.id, id))).toEqual([]);
    expect((await run(admin, "customer.claim", { customerId: id })).code).toBe("customerNotInPool");
    expect((await run(admin, "customer.restoreDeleted", { customerId: id })).code).toBe("ok");
    expect(await ownerOf(id)).toMatchObject({ ownerId: sales });
    const [row] = await db.select().from(customers).where(eq(customers.id, id));
    expect(row).toMatchObject({ name: "要删的", ownerId: sales });
    await run(admin, "customer.deleteForever", { customerId: id });
    await db
      .update(deletedCustomers)
      .set({ deletedAt: ago(31) })
      .where(eq(deletedCustomers.customerId, id));
    const job = { db, now: () => new Date(), goesOn: async () => true } as never;
    await purgeDeletedCustomers(job);
    expect(
      await db
        .select()
        .from(documentUpdates)
        .where(eq(documentUpdates.name, customerName(id))),
    ).toEqual([]);
    const [tombstone] = await db
      .select()
      .from(documents)
      .where(eq(documents.name, customerName(id)));
    expect(tombstone?.deletedAt).toBeInstanceOf(Date);
    expect((await run(admin, "customer.restoreDeleted", { customerId: id })).code).toBe("undoTooLate");
  });

  it("gives a job to one node at a time, and to another once the lease has run out", async () => {
    const now = new Date();
    const until = new Date(now.getTime() + 1000);
    const take = (holder: string, at: Date) => takeLease(db, { name: "job", holder, until }, at);
    expect(await Promise.all([take("one", now), take("one", now)])).toEqual([true, true]);
    expect(await take("two", now)).toBe(false);
    expect(await take("two", new Date(until.getTime() + 1))).toBe(true);
  });
});
