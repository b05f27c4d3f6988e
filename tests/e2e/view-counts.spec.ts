import { expect, test } from "../support/e2e";
import { CustomersScreen, viewLabels } from "../support/screens/customers-screen";
import { oracleCounts, readAllCustomers } from "../support/view-oracle";

const phone = { viewport: { width: 390, height: 844 } };

for (const username of ["sales2", "supervisor2"]) {
  test(`The chips of ${username} count what the documents say`, async ({ openAs, server, signInAs }) => {
    test.setTimeout(120_000);
    const viewer = await signInAs(username);
    const page = await openAs(username, "/customers", phone);
    const customers = await readAllCustomers(server.url, await signInAs("admin"));
    const led =
      username === "supervisor2" ? ["sales7", "sales8", "sales9", "sales10", "sales11", "sales12"] : [];
    const people = await Promise.all(led.map(async (name) => (await signInAs(name)).userId));
    const wanted = oracleCounts(customers, new Set([viewer.userId, ...people]));
    const labelled = Object.fromEntries(
      Object.entries(wanted).map(([view, count]) => [viewLabels[view], count]),
    );
    await expect.poll(() => new CustomersScreen(page).counts(), { timeout: 20_000 }).toEqual(labelled);
  });
}
