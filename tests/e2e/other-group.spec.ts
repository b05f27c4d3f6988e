import { expect, test } from "../support/e2e";
import { eventually } from "../support/eventually";
import type { SignedIn } from "../support/sign-in";
import { openStock } from "../support/stock-client";

interface Row {
  readonly id: string;
  readonly name: string;
  readonly phone: string;
  readonly company: string;
}

/** Everything that a customer of group 1 is known by. */
async function secretsOf(owner: SignedIn): Promise<Row> {
  const { rows } = await owner.json<{ rows: readonly Row[] }>("/api/customers?limit=1");
  const row = rows[0];
  if (!row) throw new Error("sales1 holds no customer");
  return row;
}

test.describe("sales7, of another group, gets nothing of group 1", () => {
  test("by REST: not by lists, filters, searches or guessed ids", async ({ signInAs }) => {
    const [owner, stranger] = [await signInAs("sales1"), await signInAs("sales7")];
    const secret = await secretsOf(owner);
    const addresses = [
      "/api/customers?limit=500",
      `/api/customers?owner=${owner.userId}`,
      `/api/customers?q=${encodeURIComponent(secret.name)}&limit=500`,
      `/api/customers?q=${encodeURIComponent(secret.phone)}`,
      `/api/follow-ups?owner=${owner.userId}&limit=500`,
      `/api/follow-ups?q=${encodeURIComponent(secret.name)}`,
      `/api/plans?owner=${owner.userId}`,
      `/api/customers/${secret.id}/changes`,
      `/api/customers?owner=${owner.userId}&q=${secret.id}`,
    ];
    for (const address of addresses) {
      const answer = await stranger.request(address);
      const body = await answer.text();
      expect([200, 400, 403, 404, 422], address).toContain(answer.status);
      expect(body, address).not.toContain(secret.id);
      expect(body, address).not.toContain(secret.phone);
    }
    const { denied } = await stranger.json<{ denied: string[] }>("/api/documents/check", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ names: [`customer/${secret.id}`, `index/${owner.userId}`] }),
    });
    expect(denied.sort()).toEqual([`customer/${secret.id}`, `index/${owner.userId}`].sort());
    const bulk = await stranger.request("/api/documents/bulk", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ names: [`customer/${secret.id}`, `index/${owner.userId}`] }),
    });
    const bytes = Buffer.from(await bulk.arrayBuffer());
    expect(bytes.includes(secret.id)).toBe(false);
    expect(bytes.includes(Buffer.from(secret.name))).toBe(false);
  });

  test("by sync: documents of group 1 are closed with 4403, with not a byte of content", async ({
    server,
    signInAs,
  }) => {
    const [owner, supervisor, stranger] = [
      await signInAs("sales1"),
      await signInAs("supervisor1"),
      await signInAs("sales7"),
    ];
    const secret = await secretsOf(owner);
    const names = [
      `customer/${secret.id}`,
      `index/${owner.userId}`,
      `index/${supervisor.userId}`,
      `plans/${owner.userId}`,
      `desk/${owner.userId}`,
      `inbox/${owner.userId}`,
    ];
    for (const name of names) {
      const stock = openStock(server.url, name, stranger.cookie);
      await eventually(() => stock.closeCode() === 4403, { what: `${name} is closed with 4403` });
      expect(stock.doc.share.size, name).toBe(0);
      stock.close();
    }
  });

  test("by sync: claiming a customer's id for a new document of one's own doesn't take it over", async ({
    server,
    signInAs,
  }) => {
    const [owner, stranger] = [await signInAs("sales1"), await signInAs("sales7")];
    const secret = await secretsOf(owner);
    const stock = openStock(server.url, `customer/${secret.id}`, stranger.cookie);
    stock.doc.getMap("fields").set("name", "夺走");
    stock.doc.getMap("fields").set("createdAt", new Date().toISOString());
    await eventually(() => stock.closeCode() === 4403);
    stock.close();
    const { rows } = await owner.json<{ rows: readonly Row[] }>(
      `/api/customers?q=${encodeURIComponent(secret.name)}`,
    );
    expect(rows.map(({ id }) => id)).toContain(secret.id);
  });

  test("by page: the address of a customer of group 1 shows no customer", async ({ openAs, signInAs }) => {
    const secret = await secretsOf(await signInAs("sales1"));
    const page = await openAs("sales7", `/customers/${secret.id}`);
    await expect(page.getByText("这位客户你看不了")).toBeVisible();
    expect(await page.content()).not.toContain(secret.phone);
    expect(await page.content()).not.toContain(secret.company);
  });

  test("the maintainer opens no document and lists no customer", async ({ server, signInAs }) => {
    const [owner, maintainer] = [await signInAs("sales1"), await signInAs("maintainer")];
    const secret = await secretsOf(owner);
    for (const address of ["/api/customers", "/api/follow-ups", "/api/plans", "/api/pool"]) {
      expect((await maintainer.request(address)).status, address).toBe(403);
    }
    const month = new Date().toISOString().slice(0, 7);
    const names = [
      `customer/${secret.id}`,
      `index/${owner.userId}`,
      `board/${month}`,
      "company/settings",
      "company/people",
    ];
    for (const name of names) {
      const stock = openStock(server.url, name, maintainer.cookie);
      await eventually(() => stock.closeCode() === 4403, { what: `${name} is closed with 4403` });
      stock.close();
    }
  });
});
