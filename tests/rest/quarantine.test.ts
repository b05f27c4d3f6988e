import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { eventually } from "../support/eventually";
import { type SignedIn, signIn } from "../support/sign-in";
import type { TestServer } from "../support/start-server";
import { openSynced } from "../support/stock-client";
import { codeOf, type Page, send, signInAll, startDemo, stranger } from "./support";

const names = [
  "sales1",
  "sales2",
  "sales3",
  "sales7",
  "supervisor1",
  "supervisor2",
  "admin",
  "maintainer",
] as const;
let server: TestServer;
let who: Record<(typeof names)[number], SignedIn>;
beforeAll(async () => {
  server = await startDemo();
  who = await signInAll(server.url, names);
});
afterAll(() => server.dispose());

interface Entry {
  readonly id: string;
  readonly document: string;
  readonly state: string;
  readonly author: { readonly id: string };
  readonly customerName: string;
  readonly difference: { readonly values: readonly object[]; readonly texts: readonly object[] };
}

/** An update of its own, as a device makes it that never was in step: one field, one line of a note. */
function unsent(company: string): string {
  const doc = new Y.Doc();
  doc.getMap("fields").set("company", company);
  const paragraph = new Y.XmlElement("paragraph");
  paragraph.insert(0, [new Y.XmlText(`about ${company}`)]);
  doc.getXmlFragment("text:note").push([paragraph]);
  return Buffer.from(Y.encodeStateAsUpdate(doc)).toString("base64");
}

/** A customer of `from` that now belongs to `to`. */
async function movedCustomer(from: SignedIn, to: SignedIn, by: SignedIn = who.admin): Promise<string> {
  const { rows } = await from.json<Page>("/api/customers?limit=1");
  const id = rows[0]?.id ?? "";
  await by.command("customer.handOver", { customerIds: [id], toUserId: to.userId });
  return id;
}

const handIn = (person: Pick<SignedIn, "request">, document: string, update: string, more = {}) =>
  send(person, "/api/quarantine", { document, update, ...more });
const idOf = async (answer: Response) => ((await answer.json()) as { id: string }).id;
const listed = async (person: SignedIn, id: string, state = "waiting") => {
  const { rows } = await person.json<{ rows: readonly Entry[] }>(`/api/quarantine?limit=200&state=${state}`);
  return rows.find((row) => row.id === id);
};

describe("R10: handing in", () => {
  it("is open to whoever once had the customer, once for the same bytes, and to nobody else", async () => {
    const document = `customer/${await movedCustomer(who.sales1, who.sales2)}`;
    const update = unsent("Silk Road");
    expect((await handIn(who.sales7, document, update)).status).toBe(403);
    expect((await handIn(who.maintainer, document, update)).status).toBe(403);
    expect((await handIn(stranger(server.url), document, update)).status).toBe(401);
    const first = await handIn(who.sales1, document, update, { label: "Li" });
    const second = await handIn(who.sales1, document, update);
    expect([first.status, second.status]).toEqual([200, 200]);
    const id = await idOf(first);
    expect(await idOf(second)).toBe(id);
    const { rows } = await who.admin.json<{ rows: readonly Entry[] }>("/api/quarantine?limit=200");
    expect(rows.filter((row) => row.document === document)).toHaveLength(1);
    expect(await listed(who.supervisor1, id)).toMatchObject({
      author: { id: who.sales1.userId },
      difference: {
        values: [{ root: "fields", key: "company", after: "Silk Road" }],
        texts: [{ name: "text:note", changes: [{ before: "", after: "about Silk Road" }] }],
      },
    });
  });

  it("takes nothing that is no update, no document of people, or too large", async () => {
    const { rows } = await who.sales1.json<Page>("/api/customers?limit=1");
    const document = `customer/${rows[0]?.id}`;
    const bad = ["AAAAAA==", Buffer.from("no update").toString("base64"), "%%%", ""];
    for (const update of bad) expect((await handIn(who.sales1, document, update)).status).toBe(422);
    for (const name of [
      `index/${who.sales1.userId}`,
      `desk/${who.sales1.userId}`,
      "customer/x",
      "company/people",
    ]) {
      expect((await handIn(who.sales1, name, unsent("x"))).status).toBe(422);
    }
    const large = Buffer.alloc(2 * 1024 * 1024 + 1).toString("base64");
    expect((await handIn(who.sales1, document, large)).status).toBe(413);
  });

  it("what the document has already makes no entry", async () => {
    const { rows } = await who.sales1.json<Page>("/api/customers?limit=1");
    const document = `customer/${rows[0]?.id}`;
    const open = await openSynced(server.url, document, who.sales1.cookie);
    const update = Buffer.from(Y.encodeStateAsUpdate(open.doc)).toString("base64");
    open.close();
    expect(await (await handIn(who.sales1, document, update)).json()).toEqual({ id: null, state: "known" });
  });
});

describe("R10: deciding", () => {
  it("is for supervisors of the present owner and admins, in lists and by address", async () => {
    const document = `customer/${await movedCustomer(who.sales1, who.sales7)}`;
    const id = await idOf(await handIn(who.sales1, document, unsent("Silk Road")));
    for (const person of [who.sales1, who.sales7, who.maintainer]) {
      expect((await person.request("/api/quarantine")).status).toBe(403);
      for (const step of ["accept", "drop"]) {
        expect((await send(person, `/api/quarantine/${id}/${step}`, {})).status).toBe(403);
      }
    }
    for (const step of ["accept", "drop"]) {
      expect((await send(who.supervisor1, `/api/quarantine/${id}/${step}`, {})).status).toBe(403);
      expect((await send(who.admin, `/api/quarantine/${crypto.randomUUID()}/${step}`, {})).status).toBe(403);
    }
    expect(await listed(who.supervisor1, id)).toBeUndefined();
    expect(await listed(who.supervisor2, id)).toMatchObject({ state: "waiting" });
    expect(await listed(who.admin, id)).toMatchObject({ state: "waiting" });
  });

  it("accepted, it is in the customer, and cannot be decided again", async () => {
    const document = `customer/${await movedCustomer(who.sales1, who.sales2)}`;
    const id = await idOf(await handIn(who.sales1, document, unsent("Golden Thread")));
    const before = await openSynced(server.url, document, who.sales2.cookie);
    expect(before.doc.getMap("fields").get("company")).not.toBe("Golden Thread");
    const accepted = await send(who.supervisor1, `/api/quarantine/${id}/accept`, {});
    expect(await accepted.json()).toEqual({ id, state: "accepted", refused: [] });
    await eventually(() => before.doc.getMap("fields").get("company") === "Golden Thread");
    expect(before.doc.getXmlFragment("text:note").toJSON()).toContain("about Golden Thread");
    before.close();
    for (const step of ["accept", "drop"]) {
      const again = await send(who.supervisor1, `/api/quarantine/${id}/${step}`, {});
      expect([again.status, await codeOf(again)]).toEqual([409, "alreadyDecided"]);
    }
    expect(await listed(who.supervisor1, id)).toBeUndefined();
    expect(await listed(who.supervisor1, id, "decided")).toMatchObject({ state: "accepted" });
  });

  it("dropped, nothing comes into the customer, and it may still be accepted", async () => {
    const customerId = await movedCustomer(who.sales1, who.sales2);
    const id = await idOf(await handIn(who.sales1, `customer/${customerId}`, unsent("Dropped")));
    expect((await send(who.supervisor1, `/api/quarantine/${id}/drop`, {})).status).toBe(200);
    expect(await listed(who.supervisor1, id, "decided")).toMatchObject({ state: "dropped" });
    const accepted = await send(who.admin, `/api/quarantine/${id}/accept`, {});
    expect(await accepted.json()).toMatchObject({ state: "accepted" });
  });

  it("pages by key", async () => {
    const document = `customer/${await movedCustomer(who.sales1, who.sales3)}`;
    for (const company of ["a", "b", "c"]) await handIn(who.sales1, document, unsent(company));
    const seen: string[] = [];
    let cursor: string | null = "";
    while (cursor !== null) {
      const page: { rows: readonly Entry[]; nextCursor: string | null } = await who.admin.json(
        `/api/quarantine?limit=2&cursor=${cursor}`,
      );
      seen.push(...page.rows.map((row) => row.id));
      cursor = page.nextCursor;
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toEqual([...seen].sort().reverse());
  });

  it("for the pool is for admins alone, after a claim for the new owner's supervisors", async () => {
    const { rows } = await who.sales3.json<Page>("/api/customers?limit=1");
    const customerId = rows[0]?.id ?? "";
    const pool = await who.sales3.json<Page>("/api/pool?limit=1");
    const release = { customerId, laneId: pool.rows[0]?.laneId, reason: "no need" };
    await who.sales3.command("customer.release", release);
    const id = await idOf(await handIn(who.sales3, `customer/${customerId}`, unsent("Pooled")));
    expect(await listed(who.supervisor1, id)).toBeUndefined();
    expect((await send(who.supervisor1, `/api/quarantine/${id}/accept`, {})).status).toBe(403);
    expect(await listed(who.admin, id)).toMatchObject({ state: "waiting" });
    // Whoever claims it brings their own supervisors along, and so do edits that come in only then.
    await who.sales7.command("customer.claim", { customerId });
    const late = await idOf(await handIn(who.sales3, `customer/${customerId}`, unsent("Later")));
    for (const each of [id, late]) {
      expect(await listed(who.supervisor1, each)).toBeUndefined();
      expect(await listed(who.supervisor2, each)).toMatchObject({ state: "waiting" });
    }
  });
});

describe("R10: the token of a device", () => {
  it("is given at sign-in, and lets nobody hand in while the account is open", async () => {
    const answer = await send(stranger(server.url), "/api/auth/sign-in", {
      username: "sales1",
      password: "genjin-demo-2026",
    });
    const { handInToken } = (await answer.json()) as { handInToken: string };
    expect(handInToken).toMatch(/^[\w-]{40,}$/);
    expect(JSON.stringify(await (await signIn(server.url, "sales1")).json("/api/me"))).not.toContain(
      handInToken,
    );
    const document = `customer/${await movedCustomer(who.sales1, who.sales2)}`;
    const refused = await handIn(stranger(server.url), document, unsent("x"), { token: handInToken });
    expect(refused.status).toBe(401);
  });
});
