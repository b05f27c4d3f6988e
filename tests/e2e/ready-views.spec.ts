import { expect, test } from "../support/e2e";
import type { SignedIn } from "../support/sign-in";
import { type OwnedCustomer, oracleCounts, oracleViews, readAllCustomers } from "../support/view-oracle";

/** Whose customers each person of the demo company sees: sales1–6 are group 1, under supervisor1. */
const viewers = [
  { username: "sales1", sees: ["sales1"] },
  {
    username: "supervisor1",
    sees: ["supervisor1", "sales1", "sales2", "sales3", "sales4", "sales5", "sales6"],
  },
  { username: "admin", sees: "everybody" },
] as const;

test.describe("Counts of the ready views equal what the documents say", () => {
  // One reading of all documents serves the three people; nobody writes meanwhile.
  test.describe.configure({ mode: "serial" });
  let customers: readonly OwnedCustomer[] = [];

  test("the documents can all be read with plain Yjs", async ({ server, signInAs }) => {
    test.setTimeout(120_000);
    customers = await readAllCustomers(server.url, await signInAs("admin"));
    expect(customers.length).toBeGreaterThan(100);
  });

  for (const { username, sees } of viewers) {
    test(`for ${username}`, async ({ signInAs }) => {
      const viewer = await signInAs(username);
      const ownerIds =
        sees === "everybody"
          ? new Set(customers.map(({ ownerId }) => ownerId))
          : new Set(await Promise.all(sees.map(async (name) => (await signInAs(name)).userId)));
      const wanted = oracleCounts(customers, ownerIds);
      expect(await totals(viewer)).toEqual(wanted);
      if (username === "admin") expect(Object.entries(wanted).filter(([, count]) => count === 0)).toEqual([]);
    });
  }
});

async function totals(viewer: SignedIn): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const view of Object.keys(oracleViews)) {
    counts[view] = (await viewer.json<{ total: number }>(`/api/customers?view=${view}&limit=1`)).total;
  }
  counts.all = (await viewer.json<{ total: number }>("/api/customers?limit=1")).total;
  return counts;
}
