import { afterAll, beforeAll, expect, it } from "vitest";
import { type SignedIn, signIn } from "../support/sign-in";
import type { TestServer } from "../support/start-server";
import { codeOf, type Page, startDemo } from "./support";

const views = [
  ...["contacted-today", "visited-this-week", "visited-this-month", "to-visit-today", "to-visit-this-week"],
  ...[
    "to-visit-this-month",
    "added-today",
    "added-this-week",
    "added-this-month",
    "prospects",
    "interested",
    "on-hold",
  ],
];

let server: TestServer;
let seller: SignedIn;
let admin: SignedIn;
beforeAll(async () => {
  server = await startDemo();
  [seller, admin] = await Promise.all([signIn(server.url, "sales11"), signIn(server.url, "admin")]);
});
afterAll(() => server.dispose());

async function all(person: SignedIn, query: string): Promise<Page["rows"]> {
  const rows: Page["rows"][number][] = [];
  let cursor: string | null = "";
  while (cursor !== null) {
    const page: Page = await person.json(`/api/customers?limit=7&cursor=${cursor}&${query}`);
    rows.push(...page.rows);
    cursor = page.nextCursor;
    if (cursor === null) expect(rows).toHaveLength(page.total);
  }
  return rows;
}

it.each(views)("C2: %s has rows for each salesperson of the demo, each row once", async (view) => {
  const rows = await all(seller, `view=${view}`);
  expect(rows.length).toBeGreaterThan(0);
  expect(new Set(rows.map((row) => row.id)).size).toBe(rows.length);
});

it("C2: visits due come soonest first, the newest contact first", async () => {
  const due = (await all(admin, "view=to-visit-this-month")) as unknown as { nextVisitAt: string }[];
  expect(due.map((row) => row.nextVisitAt)).toEqual(due.map((row) => row.nextVisitAt).sort());
  const talked = (await all(admin, "view=contacted-today")) as unknown as { lastContactedAt: string }[];
  const times = talked.map((row) => row.lastContactedAt);
  expect(times).toEqual([...times].sort().reverse());
});

it("C4: finds by each word of a query, in any width and case, and by pinyin", async () => {
  const [row] = (await all(seller, "view=prospects")) as unknown as [
    { id: string; name: string; phone: string; pinyin: string },
  ];
  const digits = row.phone.replace(/\D/g, "").slice(-6);
  const wide = digits.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
  for (const q of [row.name, `${row.name} ${digits}`, wide, row.pinyin.split(" ")[0] ?? row.name]) {
    const found = await all(seller, `q=${encodeURIComponent(q)}`);
    expect(found.map(({ id }) => id)).toContain(row.id);
  }
  expect(await all(seller, `q=${encodeURIComponent(`${row.name} nothing-like-this`)}`)).toHaveLength(0);
});

it("takes empty parameters as absent and refuses unknown views, wrong cursors and limits above 500", async () => {
  const page = await seller.json<Page>("/api/customers?view=&q=&owner=&group=&cursor=&limit=");
  expect(page.total).toBeGreaterThan(0);
  for (const query of [
    "view=everything",
    "cursor=%25%25",
    "cursor=bm90IGpzb24",
    "limit=501",
    "limit=0",
    "limit=x",
  ]) {
    const refused = await seller.request(`/api/customers?${query}`);
    expect([query, refused.status, await codeOf(refused)]).toEqual([query, 422, "invalidInput"]);
  }
});

it("answers customers that have an owner; those in the pool have a lane and stand there alone", async () => {
  const owned = await all(admin, "");
  expect(owned.every((row) => row.ownerId !== null)).toBe(true);
  const pool = await admin.json<Page>("/api/pool?limit=500");
  const ids = new Set(owned.map((row) => row.id));
  expect(pool.rows.every((row) => row.laneId && row.ownerId === null && !ids.has(row.id))).toBe(true);
});
