import { expect, test } from "../support/e2e";
import { eventually } from "../support/eventually";
import { plainNote, plainRows, readPlainCustomer, writePlainFollowUp } from "../support/plain-customer";
import { openStock, openSynced } from "../support/stock-client";

interface IndexRow {
  readonly id: string;
  readonly ownerId: string;
  readonly lastContactedAt: string | null;
  readonly followUpCount: number;
}

test.describe("A stock y-websocket client with a session cookie", () => {
  test("reads the index of its person, and a follow-up that it writes arrives everywhere", async ({
    server,
    signInAs,
  }) => {
    const sales = await signInAs("sales1");
    const index = await openSynced(server.url, `index/${sales.userId}`, sales.cookie);
    const rows = plainRows<IndexRow>(index.doc, "customers");
    expect(rows.size).toBeGreaterThan(0);
    expect([...rows.values()].every((row) => row.ownerId === sales.userId)).toBe(true);
    const row = [...rows.values()][0];
    if (!row) throw new Error("no row");

    const mine = await openSynced(server.url, `customer/${row.id}`, sales.cookie);
    const followUp = {
      id: crypto.randomUUID(),
      authorId: sales.userId,
      subject: "看样",
      text: "克重比确认样轻，要重打一件",
    };
    writePlainFollowUp(mine.doc, followUp);

    const supervisor = await signInAs("supervisor1");
    const theirs = await openSynced(server.url, `customer/${row.id}`, supervisor.cookie);
    await eventually(() => plainNote(theirs.doc, followUp.id) === followUp.text, {
      what: "the supervisor reads it",
    });
    const seen = readPlainCustomer(theirs.doc).followUps.find(({ id }) => id === followUp.id);
    expect(seen).toMatchObject({ subject: "看样", method: "phone", deleted: false });
    const projected = await eventually(() => {
      const after = plainRows<IndexRow>(index.doc, "customers").get(row.id);
      return after && after.followUpCount === row.followUpCount + 1 && after;
    });
    expect(projected.lastContactedAt).toBe(seen?.time);
    for (const stock of [index, mine, theirs]) stock.close();
  });

  test("reaches the same document by a percent-encoded address", async ({ server, signInAs }) => {
    const sales = await signInAs("sales1");
    const name = encodeURIComponent(`index/${sales.userId}`);
    const index = await openSynced(server.url, name, sales.cookie);
    expect(plainRows<IndexRow>(index.doc, "customers").size).toBeGreaterThan(0);
    index.close();
  });

  test("has what breaks a rule set back, and keeps what doesn't", async ({ server, signInAs }) => {
    const sales = await signInAs("sales1");
    const { rows } = await sales.json<{ rows: readonly IndexRow[] }>("/api/customers?limit=1");
    const stock = await openSynced(server.url, `customer/${rows[0]?.id}`, sales.cookie);
    const fields = stock.doc.getMap("fields");
    const number = fields.get("customerNo");
    stock.doc.transact(() => {
      fields.set("customerNo", "1");
      fields.set("jobTitle", "采购总监");
      fields.set("status", "friend");
    });
    await eventually(() => fields.get("customerNo") === number, { what: "the number is set back" });
    expect(fields.get("jobTitle")).toBe("采购总监");
    expect(fields.get("status")).not.toBe("friend");
    stock.close();
  });

  const refused = [
    { what: "without a session", name: "company/settings", signedIn: false, code: 4401 },
    { what: "for a name that no document can have", name: "customer/../people", signedIn: true, code: 4404 },
    {
      what: "for the index of somebody who doesn't exist",
      name: `index/${crypto.randomUUID()}`,
      signedIn: true,
      code: 4403,
    },
  ];
  for (const { what, name, signedIn, code } of refused) {
    test(`is closed with ${code} ${what}`, async ({ server, signInAs }) => {
      const cookie = signedIn ? (await signInAs("sales1")).cookie : undefined;
      const stock = openStock(server.url, encodeURIComponent(name), cookie);
      await eventually(() => stock.closeCode() === code, { what: `closed with ${code}` });
      expect(stock.doc.share.size).toBe(0);
      stock.close();
    });
  }
});
