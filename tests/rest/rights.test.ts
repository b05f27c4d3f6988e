import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { eventually } from "../support/eventually";
import type { SignedIn } from "../support/sign-in";
import type { TestServer } from "../support/start-server";
import { openStock } from "../support/stock-client";
import { codeOf, command, type Page, send, signInAll, startDemo, stranger } from "./support";

const names = ["sales1", "sales7", "supervisor1", "admin", "maintainer"] as const;
let server: TestServer;
let who: Record<(typeof names)[number], SignedIn>;
beforeAll(async () => {
  server = await startDemo();
  who = await signInAll(server.url, names);
});
afterAll(() => server.dispose());

const dataRoutes = ["customers", "follow-ups", "plans", "pool", "people", "refusals"].map(
  (name) => `/api/${name}`,
);
const anyId = "01900000-0000-7000-8000-000000000000";

describe("without a session", () => {
  it.each([...dataRoutes, "/api/me", "/api/sessions", `/api/customers/${anyId}/changes`])(
    "%s asks to sign in",
    async (path) => {
      expect((await fetch(`${server.url}${path}`)).status).toBe(401);
    },
  );
  it.each([
    "/api/documents/check",
    "/api/documents/bulk",
    "/api/commands/customer.claim",
    "/api/me/password",
  ])("%s asks to sign in", async (path) => {
    expect((await send(stranger(server.url), path, {})).status).toBe(401);
  });
});

describe("R4: the maintainer", () => {
  it.each([...dataRoutes, `/api/customers/${anyId}/changes`])("is refused %s", async (path) => {
    expect((await who.maintainer.request(path)).status).toBe(403);
  });
  it.each(["/api/documents/check", "/api/documents/bulk"])("is refused %s", async (path) => {
    expect((await send(who.maintainer, path, { names: ["company/people"] })).status).toBe(403);
  });
  it.each([
    "customer.release",
    "customer.claim",
    "customer.handOver",
    "person.create",
    "group.create",
    "group.setMembers",
  ])("is refused the command %s", async (name) => {
    expect((await command(who.maintainer, name, {})).status).toBe(403);
  });
});

describe("C3: scope", () => {
  const ownersOf = async (person: SignedIn, query = "") => {
    const owners = new Set<string | null>();
    let cursor: string | null = "";
    while (cursor !== null) {
      const page: Page = await person.json(`/api/customers?limit=500&cursor=${cursor}${query}`);
      for (const row of page.rows) owners.add(row.ownerId);
      cursor = page.nextCursor;
    }
    return owners;
  };

  it("a salesperson sees own customers", async () => {
    expect(await ownersOf(who.sales1)).toEqual(new Set([who.sales1.userId]));
  });

  it("a supervisor sees those of own groups, one person's on demand, and no other group's", async () => {
    const owners = await ownersOf(who.supervisor1);
    expect(owners.has(who.sales1.userId)).toBe(true);
    expect(owners.has(who.sales7.userId)).toBe(false);
    expect(owners.size).toBe(6);
    expect(await ownersOf(who.supervisor1, `&owner=${who.sales1.userId}`)).toEqual(
      new Set([who.sales1.userId]),
    );
  });

  it("an admin sees all that have an owner, one group's on demand", async () => {
    expect((await ownersOf(who.admin)).size).toBe(24);
    const me = await who.sales7.json<{ groups: { id: string }[] }>("/api/me");
    const owners = await ownersOf(who.admin, `&group=${me.groups[0]?.id}`);
    expect(owners.size).toBe(6);
    expect(owners.has(who.sales7.userId)).toBe(true);
  });

  it.each(["customers", "follow-ups", "plans"])("asking %s of somebody outside is refused", async (list) => {
    const me = await who.sales7.json<{ groups: { id: string }[] }>("/api/me");
    const outside = [`owner=${who.sales7.userId}`, `group=${me.groups[0]?.id}`];
    for (const person of [who.sales1, who.supervisor1]) {
      for (const query of outside) expect((await person.request(`/api/${list}?${query}`)).status).toBe(403);
    }
    expect((await who.sales7.request(`/api/${list}?group=${me.groups[0]?.id}`)).status).toBe(403);
  });

  it("P2: the pool shows the lanes that admit one", async () => {
    const lanesOf = async (person: SignedIn) => {
      const page = await person.json<Page>("/api/pool?limit=500");
      return new Set(page.rows.map((row) => row.laneId));
    };
    const [one, seven, all] = [
      await lanesOf(who.sales1),
      await lanesOf(who.sales7),
      await lanesOf(who.admin),
    ];
    expect([one.size, seven.size, all.size]).toEqual([2, 2, 3]);
    const closed = [...all].find((lane) => !one.has(lane));
    const refused = await who.sales1.request(`/api/pool?lane=${closed}`);
    expect([refused.status, await codeOf(refused)]).toEqual([403, "laneClosed"]);
  });
});

describe("R9, M3: the record of what the sync server refused", () => {
  it.each(["sales1", "supervisor1", "maintainer"] as const)("is refused to %s", async (username) => {
    expect((await who[username].request("/api/rulings")).status).toBe(403);
  });

  it("is told to admins, newest first and page by page, without contents", async () => {
    const { rows } = await who.sales1.json<Page>("/api/customers?limit=2");
    const theirs = rows.map((row) => `customer/${row.id}`);
    const tries = theirs.map((name) => openStock(server.url, name, who.sales7.cookie));
    for (const stock of tries) await eventually(() => stock.closeCode() === 4403);
    const own = openStock(server.url, `index/${who.sales7.userId}`, who.sales7.cookie);
    await eventually(() => own.provider.synced);
    own.doc.getMap("customers").set("x", "SECRET-ROW");
    interface Ruling {
      readonly kind: string;
      readonly document: string;
      readonly code: string;
    }
    interface Rulings {
      readonly rows: readonly Ruling[];
      readonly nextCursor: string | null;
    }
    const read = (query: string) =>
      who.admin.json<Rulings>(`/api/rulings?userId=${who.sales7.userId}${query}`);
    await eventually(async () => (await read("")).rows.length === 3);
    const first = await read("&limit=2");
    const second = await read(`&limit=2&cursor=${first.nextCursor}`);
    expect(second.nextCursor).toBeNull();
    const all = [...first.rows, ...second.rows];
    expect(all.map(({ kind, document, code }) => [kind, document, code]).sort()).toEqual(
      [
        ["setBack", `index/${who.sales7.userId}`, "notAllowed"],
        ...theirs.map((name) => ["closed", name, "4403"]),
      ].sort(),
    );
    const shown = { name: expect.any(String), reason: "not allowed", count: 1 };
    expect(all.find(({ kind }) => kind === "closed")).toMatchObject(shown);
    expect(JSON.stringify(all)).not.toContain("SECRET-ROW");
    for (const stock of [...tries, own]) stock.close();
  });
});

describe("R9: guessing ids", () => {
  it("gives no history of somebody else's customer, and does not say whether it exists", async () => {
    const { rows } = await who.sales7.json<Page>("/api/customers?limit=1");
    const theirs = `/api/customers/${rows[0]?.id}/changes`;
    const unknown = `/api/customers/${anyId}/changes`;
    expect((await who.sales7.request(theirs)).status).toBe(200);
    const answers = [await who.sales1.request(theirs), await who.sales1.request(unknown)];
    expect(answers.map((answer) => answer.status)).toEqual([403, 403]);
    const [first, second] = await Promise.all(answers.map((answer) => answer.json()));
    expect(first).toEqual(second);
  });

  it("hands out no document that the connection would not open", async () => {
    const { rows } = await who.sales7.json<Page>("/api/customers?limit=3");
    const theirs = rows.map((row) => `customer/${row.id}`);
    const others = [
      `index/${who.sales7.userId}`,
      `plans/${who.sales7.userId}`,
      `desk/${who.sales7.userId}`,
      "who/knows",
      "customer/x",
    ];
    const check = await send(who.sales1, "/api/documents/check", {
      names: [...theirs, ...others, "company/people"],
    });
    expect(await check.json()).toEqual({ denied: [...theirs, ...others], stale: [] });
    const bulk = await send(who.sales1, "/api/documents/bulk", { names: [...theirs, ...others] });
    expect(new Uint8Array(await bulk.arrayBuffer())).toEqual(new Uint8Array([0]));
    const stale = await send(who.sales7, "/api/documents/check", {
      names: theirs,
      epochs: { [theirs[0] ?? ""]: 9 },
    });
    expect(await stale.json()).toEqual({ denied: [], stale: [theirs[0]] });
  });
});
