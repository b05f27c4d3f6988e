import { v7 as uuid } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { eventually } from "../support/eventually";
import type { SignedIn } from "../support/sign-in";
import type { TestServer } from "../support/start-server";
import { codeOf, command, type Page, type Row, signInAll, startDemo } from "./support";

const names = ["sales1", "sales2", "sales7", "supervisor1", "admin", "maintainer"] as const;
let server: TestServer;
let who: Record<(typeof names)[number], SignedIn>;
beforeAll(async () => {
  server = await startDemo();
  who = await signInAll(server.url, names);
});
afterAll(() => server.dispose());

interface BatchResult {
  readonly added: number;
  readonly updated: number;
  readonly skipped: {
    readonly line: number;
    readonly customerId: string | null;
    readonly ask: string | null;
  }[];
  readonly refused: { readonly line: number; readonly code: string }[];
}

/** Numbers that no demo customer has. */
const phoneOf = (n: number) => `+1 201 555 ${String(1000 + n)}`;

function row(n: number, more: object = {}) {
  const fields = { name: `进口${n}`, company: `第${n}号公司`, phone: phoneOf(n) };
  return { id: uuid(), line: n, mode: "add", onDuplicate: "skip", fields, ...more };
}

const batch = (rows: readonly object[], importId = uuid()) => ({
  importId,
  fileName: "客户.xlsx",
  total: rows.length,
  rows,
});

async function imported(person: SignedIn, input: object, key?: string): Promise<BatchResult> {
  const response = await command(person, "customers.import", input, key);
  expect(response.status).toBe(200);
  return ((await response.json()) as { result: BatchResult }).result;
}

const found = async (person: SignedIn, q: string): Promise<readonly Row[]> =>
  (await person.json<Page>(`/api/customers?q=${encodeURIComponent(q)}&limit=500`)).rows;

async function undo(person: SignedIn, importId: string) {
  const response = await command(person, "customers.undoImport", { importId });
  return ((await response.json()) as { result: { removed: number; restored: number; kept: number } }).result;
}

describe("an import (C7)", () => {
  it("makes customers with numbers, dates, notes and owners; a batch sent again changes nothing", async () => {
    const createdAt = "2019-03-01T02:00:00.000Z";
    const followUp = { id: uuid(), text: "第一行\n第二行", at: "2020-05-06T01:00:00.000Z" };
    const rows = [row(1, { createdAt, followUp }), row(2)];
    const input = batch(rows);
    expect(await imported(who.sales1, input, "again")).toMatchObject({ added: 2, skipped: [], refused: [] });
    expect(await imported(who.sales1, input, "again")).toMatchObject({ added: 2 });
    expect(await imported(who.sales1, input)).toMatchObject({ added: 2, skipped: [] });
    const [first] = await found(who.sales1, phoneOf(1));
    expect(first).toMatchObject({
      ownerId: who.sales1.userId,
      createdAt,
      lastContactedAt: followUp.at,
      followUpCount: 1,
      customerNo: expect.stringMatching(/^C\d+$/),
    });
    expect(await found(who.sales1, "第2号公司")).toHaveLength(1);
    const seen = await found(who.supervisor1, phoneOf(2));
    expect(seen).toHaveLength(1);
    expect(await found(who.sales7, phoneOf(2))).toEqual([]);
  });

  it("tells a salesperson of somebody else's customer only that it exists and whom to ask (C10)", async () => {
    await imported(who.sales7, batch([row(10)]));
    const rows = [
      row(10, { fields: { name: "另写", phone: "0012015551010" } }),
      row(11, { fields: { name: "进口 10", company: "第10号公司！", phone: "" } }),
    ];
    const { skipped } = await imported(who.sales1, batch(rows));
    const { name: asked } = await who.sales7.json<{ name: string }>("/api/me");
    expect(skipped).toHaveLength(2);
    for (const each of skipped) expect(each).toMatchObject({ customerId: null, ask: asked });
    const anyway = { ...row(12), fields: rows[0]?.fields, onDuplicate: "add" };
    expect(await imported(who.sales1, batch([anyway]))).toMatchObject({ added: 1 });
  });

  it("updates what the person may write, and nothing else", async () => {
    await imported(who.sales1, batch([row(20)]));
    await imported(who.sales7, batch([row(21)]));
    const [own] = await found(who.sales1, phoneOf(20));
    const [other] = await found(who.sales7, phoneOf(21));
    const change = (id: string | undefined, line: number) => ({
      ...row(line),
      id,
      mode: "update",
      fields: { name: "新名", jobTitle: "经理" },
    });
    const result = await imported(who.sales1, batch([change(own?.id, 1), change(other?.id, 2)]));
    expect(result).toMatchObject({ updated: 1, refused: [{ line: 2, code: "notAllowed" }] });
    expect((await found(who.sales1, phoneOf(20)))[0]).toMatchObject({ name: "新名", jobTitle: "经理" });
    expect((await found(who.sales7, phoneOf(21)))[0]).toMatchObject({ name: "进口21" });
  });

  it("keeps owner and lane where the right is there, and refuses the row where it isn't", async () => {
    const lane = (await who.supervisor1.json<Page>("/api/pool?limit=1")).rows[0]?.laneId;
    const ownerId = who.sales2.userId;
    const rows = [row(30, { ownerId }), row(31, { laneId: lane }), row(32, { ownerId: who.sales7.userId })];
    const result = await imported(who.supervisor1, batch(rows));
    expect(result).toMatchObject({ added: 2, refused: [{ line: 32, code: "notAllowed" }] });
    expect((await found(who.sales2, phoneOf(30)))[0]).toMatchObject({ ownerId });
    const pool = await who.supervisor1.json<Page>(`/api/pool?q=${encodeURIComponent(phoneOf(31))}`);
    expect(pool.rows[0]).toMatchObject({ laneId: lane, ownerId: null });
    const bySales = await imported(who.sales1, batch([row(33, { ownerId })]));
    expect(bySales).toMatchObject({ added: 0, refused: [{ line: 33, code: "notAllowed" }] });
  });

  it("is nobody's who has no customers, and takes no wrong values", async () => {
    expect((await command(who.maintainer, "customers.import", batch([row(40)]))).status).toBe(403);
    const wrong = row(41, { fields: { name: "x", status: "friend" } });
    expect((await command(who.sales1, "customers.import", batch([wrong]))).status).toBe(422);
    const importId = uuid();
    await imported(who.sales1, batch([row(42)], importId));
    const stolen = await command(who.sales2, "customers.import", batch([row(43)], importId));
    expect(stolen.status).toBe(403);
  });
});

describe("undoing an import (C7)", () => {
  it("removes what it added and brings old values back, but keeps what somebody has worked on", async () => {
    await imported(who.sales1, batch([row(50)]));
    const [known] = await found(who.sales1, phoneOf(50));
    const importId = uuid();
    const rows = [
      row(51),
      row(52),
      { ...row(53), id: known?.id, mode: "update", fields: { name: "改名", address: "苏州" } },
    ];
    await imported(who.sales1, batch(rows, importId));
    const claimedId = (rows[1] as { id: string }).id;
    const toUserId = who.sales2.userId;
    const given = await command(who.sales1, "customer.handOver", { customerIds: [claimedId], toUserId });
    expect(given.status).toBe(200);
    expect((await command(who.sales2, "customers.undoImport", { importId })).status).toBe(403);
    expect(await undo(who.sales1, importId)).toMatchObject({ removed: 1, restored: 1, kept: 1, left: false });
    expect(await found(who.sales1, phoneOf(51))).toEqual([]);
    expect(await found(who.sales2, phoneOf(52))).toHaveLength(1);
    expect((await found(who.sales1, phoneOf(50)))[0]).toMatchObject({ name: "进口50", address: "" });
    const late = await command(who.sales1, "customers.import", batch([row(54)], importId));
    expect([late.status, await codeOf(late)]).toEqual([409, "importUndone"]);
  });

  it("takes hundreds in steps, and the index of their owner forgets them", async () => {
    const importId = uuid();
    const all = Array.from({ length: 700 }, (_, n) => row(2000 + n));
    await imported(who.sales1, batch(all.slice(0, 500), importId));
    await imported(who.sales1, batch(all.slice(500), importId));
    expect(await undo(who.sales1, importId)).toMatchObject({ removed: 500, left: true });
    expect(await undo(who.sales1, importId)).toMatchObject({ removed: 200, left: false });
    await eventually(async () => (await found(who.sales1, "第2100号公司")).length === 0);
  });
});
