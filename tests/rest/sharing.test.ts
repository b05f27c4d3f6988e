import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readIndex } from "@/lib/docs/index-doc";
import { eventually } from "../support/eventually";
import type { SignedIn } from "../support/sign-in";
import type { TestServer } from "../support/start-server";
import { openSynced } from "../support/stock-client";
import { codeOf, command, type Page, signInAll, startDemo } from "./support";

const names = ["sales1", "sales2", "sales7", "supervisor1", "supervisor2", "admin", "maintainer"] as const;
let server: TestServer;
let who: Record<(typeof names)[number], SignedIn>;
beforeAll(async () => {
  server = await startDemo();
  who = await signInAll(server.url, names);
});
afterAll(() => server.dispose());

const firstOf = async (person: SignedIn): Promise<string> => {
  const page = (await (await person.request("/api/customers?limit=1")).json()) as Page;
  return page.rows[0]?.id ?? "";
};
const share = (by: SignedIn, customerId: string, to: SignedIn, right: "read" | "write" | null) =>
  command(by, "customer.share", { customerId, userId: to.userId, right });

describe("C14: one customer is lent to a colleague", () => {
  it("who gets it live, writes as far as they may, and loses it again", async () => {
    const id = await firstOf(who.sales1);
    const index = await openSynced(server.url, `index/${who.sales7.userId}`, who.sales7.cookie);
    const rowOf = () => readIndex(index.doc).customers.get(id);
    expect(rowOf()).toBeUndefined();

    const shared = await share(who.sales1, id, who.sales7, "write");
    expect(await shared.json()).toMatchObject({ result: { right: "write", before: null } });
    await eventually(() => rowOf()?.via === "collaborator" && rowOf()?.lent === "write");
    const lent = await openSynced(server.url, `customer/${id}`, who.sales7.cookie);
    const owner = await openSynced(server.url, `customer/${id}`, who.sales1.cookie);
    lent.doc.getMap("fields").set("company", "借来的");
    await eventually(() => owner.doc.getMap("fields").get("company") === "借来的");

    await share(who.sales1, id, who.sales7, "read");
    await eventually(() => rowOf()?.lent === "read");
    const own = await openSynced(server.url, `index/${who.sales1.userId}`, who.sales1.cookie);
    const holds = () => readIndex(own.doc).customers.get(id)?.sharedWith;
    await eventually(() => holds()?.[who.sales7.userId] === "read");

    await share(who.sales1, id, who.sales7, null);
    await eventually(() => rowOf() === undefined);
    await eventually(() => holds() === undefined);
    for (const client of [index, lent, owner, own]) client.close();
    const changes = await who.sales1.request(`/api/customers/${id}/changes`);
    expect(JSON.stringify(await changes.json())).toContain("ownership/sharedWith");
  });

  it("by owner, their supervisor or an admin, and nobody else", async () => {
    const id = await firstOf(who.sales1);
    for (const by of [who.supervisor1, who.admin]) {
      expect((await share(by, id, who.sales2, "read")).status).toBe(200);
      expect((await share(by, id, who.sales2, null)).status).toBe(200);
    }
    for (const by of [who.sales2, who.sales7, who.supervisor2, who.maintainer]) {
      expect((await share(by, id, who.sales2, "write")).status).toBe(403);
    }
    await share(who.sales1, id, who.sales2, "write");
    expect((await share(who.sales2, id, who.sales7, "read")).status).toBe(403);
    await share(who.sales1, id, who.sales2, null);
  });

  it("neither to its owner nor to somebody who could hold none, and not out of the pool", async () => {
    const id = await firstOf(who.sales1);
    expect(await codeOf(await share(who.sales1, id, who.sales1, "read"))).toBe("cannotShareWith");
    expect(await codeOf(await share(who.sales1, id, who.maintainer, "read"))).toBe("cannotShareWith");
    const pool = (await (await who.admin.request("/api/pool?limit=1")).json()) as Page;
    const pooled = pool.rows[0]?.id ?? "";
    expect(await codeOf(await share(who.admin, pooled, who.sales2, "read"))).toBe("customerNotHeld");
    expect((await share(who.sales1, pooled, who.sales2, "read")).status).toBe(403);
  });
});
