import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CustomerRow, PoolRow } from "@/lib/domain/customers/model";
import type { FollowUpRow } from "@/lib/domain/follow-ups/model";
import { compileQuery } from "@/lib/domain/queries/compile";
import { filterRows } from "@/lib/domain/queries/match";
import type { Query } from "@/lib/domain/queries/model";
import { subjects } from "@/lib/domain/queries/subjects";
import type { SignedIn } from "../support/sign-in";
import type { TestServer } from "../support/start-server";
import { codeOf, signInAll, startDemo, stranger } from "./support";

const names = ["sales1", "sales2", "supervisor1", "admin", "maintainer"] as const;

let server: TestServer;
let who: Record<(typeof names)[number], SignedIn>;
beforeAll(async () => {
  server = await startDemo();
  who = await signInAll(server.url, names);
});
afterAll(() => server.dispose());

interface PageOf<Row> {
  readonly rows: readonly Row[];
  readonly total: number;
  readonly nextCursor: string | null;
}

async function all<Row>(person: SignedIn, path: string, limit = 100): Promise<Row[]> {
  const rows: Row[] = [];
  let cursor: string | null = "";
  while (cursor !== null) {
    const page: PageOf<Row> = await person.json(
      `${path}${path.includes("?") ? "&" : "?"}limit=${limit}&cursor=${cursor}`,
    );
    rows.push(...page.rows);
    cursor = page.nextCursor;
    if (cursor === null) expect(rows).toHaveLength(page.total);
  }
  return rows;
}

const asked = (path: string, query: unknown, more = ""): string =>
  `${path}?query=${encodeURIComponent(JSON.stringify(query))}${more}`;
const moment = () => ({ nowMs: Date.now(), timeZone: "Asia/Shanghai", userId: "" });
const ids = (rows: readonly { readonly id: string }[]): string[] => rows.map((row) => row.id);

const dueProspects: Query = {
  where: {
    all: [
      { field: "status", op: "in", values: ["prospect", "interested"] },
      {
        any: [
          { field: "nextVisitAt", op: "within", span: { next: 30, unit: "day" } },
          { field: "lastContactedAt", op: "within", span: { before: 10, unit: "day" } },
        ],
      },
      { field: "phone", op: "contains", value: "1" },
    ],
  },
  sort: [
    { field: "status", dir: "desc" },
    { field: "company", dir: "asc" },
  ],
};

describe("C5: custom queries over REST", () => {
  it("answer what a device answers from the same rows, in the same order, page by page", async () => {
    const rows = await all<CustomerRow>(who.supervisor1, "/api/customers");
    const expected = filterRows(
      subjects.customers,
      rows,
      compileQuery(subjects.customers, dueProspects, moment()),
    );
    expect(expected.length).toBeGreaterThan(3);
    const answered = await all<CustomerRow>(who.supervisor1, asked("/api/customers", dueProspects), 7);
    expect(ids(answered)).toEqual(ids(expected));
  });

  it("stay within the scope, the search and the ready view that stand beside them", async () => {
    const everyone = { where: { all: [] }, sort: [] };
    const own = await all<CustomerRow>(who.sales1, asked("/api/customers", everyone));
    const plain = await all<CustomerRow>(who.sales1, "/api/customers");
    expect(ids(own).sort()).toEqual(ids(plain).sort());
    const prospects = await all<CustomerRow>(
      who.sales1,
      asked("/api/customers", everyone, "&view=prospects"),
    );
    expect(prospects.length).toBeGreaterThan(0);
    expect(prospects.every((row) => row.status === "prospect")).toBe(true);
    const [first] = plain;
    const found = await all<CustomerRow>(
      who.sales1,
      asked("/api/customers", everyone, `&q=${encodeURIComponent(first?.name ?? "")}`),
    );
    expect(ids(found)).toContain(first?.id);
  });

  it("show nobody another's customers, whatever the conditions say", async () => {
    const { id } = await who.sales2.json<{ id: string }>("/api/me");
    const others = { where: { all: [{ field: "ownerId", op: "in", values: [id] }] }, sort: [] };
    const page = await who.sales1.json<PageOf<CustomerRow>>(asked("/api/customers", others));
    expect(page.total).toBe(0);
    const mine = { where: { all: [{ field: "ownerId", op: "in", values: ["me"] }] }, sort: [] };
    expect((await who.sales1.json<PageOf<CustomerRow>>(asked("/api/customers", mine))).total).toBeGreaterThan(
      0,
    );
    expect((await who.sales1.request(asked("/api/customers", others, `&owner=${id}`))).status).toBe(403);
    expect((await who.maintainer.request(asked("/api/customers", mine))).status).toBe(403);
    expect((await stranger(server.url).request(asked("/api/customers", mine))).status).toBe(401);
  });

  it("F2: find follow-ups by author, kind and time", async () => {
    const query: Query = {
      where: {
        all: [
          { field: "method", op: "in", values: ["visit"] },
          { field: "time", op: "within", span: { last: 2, unit: "month" } },
        ],
      },
      sort: [{ field: "time", dir: "asc" }],
    };
    const rows = await all<FollowUpRow>(who.sales1, "/api/follow-ups");
    const expected = filterRows(subjects.followUps, rows, compileQuery(subjects.followUps, query, moment()));
    expect(expected.length).toBeGreaterThan(0);
    expect(ids(await all<FollowUpRow>(who.sales1, asked("/api/follow-ups", query), 9))).toEqual(
      ids(expected),
    );
  });

  it("P3: find customers in the pool by the facts of their release", async () => {
    const query: Query = {
      where: { all: [{ field: "releasedAt", op: "within", span: { last: 1, unit: "year" } }] },
      sort: [
        { field: "laneId", dir: "desc" },
        { field: "name", dir: "asc" },
      ],
    };
    const rows = await all<PoolRow>(who.admin, "/api/pool");
    const expected = filterRows(subjects.pool, rows, compileQuery(subjects.pool, query, moment()));
    expect(expected.length).toBeGreaterThan(0);
    expect(ids(await all<PoolRow>(who.admin, asked("/api/pool", query), 4))).toEqual(ids(expected));
  });

  it("are refused with a reason when they are none", async () => {
    const wrong = [
      "query=x",
      "query={}",
      `query=${encodeURIComponent('{"where":{"all":[{"field":"password_hash","op":"empty"}]}}')}`,
      `query=${encodeURIComponent(`{"where":{"all":[{"field":"name","op":"contains","value":"${"x".repeat(201)}"}]}}`)}`,
      `query=${encodeURIComponent(`{"where":${'{"all":['.repeat(300)}${"]}".repeat(300)}}`)}`,
      `query=${encodeURIComponent(`{"where":{"all":[]}}${"0".repeat(5100)}`)}`,
    ];
    for (const path of ["/api/customers", "/api/follow-ups", "/api/pool"]) {
      for (const query of wrong) {
        const refused = await who.admin.request(`${path}?${query}`);
        expect([path, query.slice(0, 40), refused.status, await codeOf(refused)]).toEqual([
          path,
          query.slice(0, 40),
          422,
          "invalidInput",
        ]);
      }
    }
  });

  it("refuse a cursor that belongs to another order", async () => {
    const page = await who.admin.json<PageOf<CustomerRow>>(asked("/api/customers", dueProspects, "&limit=2"));
    const other = { where: { all: [] }, sort: [{ field: "name", dir: "asc" }] };
    const refused = await who.admin.request(asked("/api/customers", other, `&cursor=${page.nextCursor}`));
    expect(refused.status).toBe(422);
    const made = Buffer.from('[["x"],"y"]').toString("base64url");
    const byCount = { where: { all: [] }, sort: [{ field: "followUpCount", dir: "asc" }] };
    expect((await who.admin.request(asked("/api/customers", byCount, `&cursor=${made}`))).status).toBe(422);
  });

  it("take signs that are special to databases as letters", async () => {
    for (const value of ["%", "_", "\\", "'", '"; drop table customers', "\u0001", "\u0000x"]) {
      const query = { where: { all: [{ field: "name", op: "contains", value }] }, sort: [] };
      expect((await who.admin.request(asked("/api/customers", query))).status).toBe(200);
    }
  });

  it("stand in the OpenAPI document", async () => {
    const document = await who.admin.json<{
      paths: Record<string, { get?: { parameters?: { name: string }[] } }>;
    }>("/api/openapi.json");
    for (const path of ["/api/customers", "/api/follow-ups", "/api/pool"])
      expect(document.paths[path]?.get?.parameters?.map(({ name }) => name)).toContain("query");
  });
});
