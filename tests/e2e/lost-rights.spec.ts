import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "../support/e2e";
import { nthCustomer } from "../support/first-customer";
import { CustomerScreen } from "../support/screens/customer-screen";
import type { SignedIn } from "../support/sign-in";
import { openSynced } from "../support/stock-client";

/** Names of everything that this browser's databases hold of a customer, journals included. */
async function tracesOf(page: Page, customerId: string): Promise<string[]> {
  return page.evaluate(async (id) => {
    const databases = await indexedDB.databases();
    const found = databases.map(({ name = "" }) => name).filter((name) => name.includes(id));
    const cache = databases.find(({ name = "" }) => name.endsWith(":cache"))?.name;
    if (!cache) return found;
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(cache);
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const all = (store: string) =>
      new Promise<unknown[]>((resolve, reject) => {
        const request = database.transaction(store).objectStore(store).getAll();
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    for (const store of ["documents", "held", "rows", "dirty"]) {
      if (JSON.stringify(await all(store)).includes(id)) found.push(store);
    }
    database.close();
    if (JSON.stringify({ ...localStorage }).includes(id)) found.push("localStorage");
    return found;
  }, customerId);
}

/** The ways in which a customer becomes another's; the stories share a server, so each has its own seller. */
const moves = [
  { meanwhile: "handed over", seller: "sales3", move: handOver },
  { meanwhile: "released and claimed by another", seller: "sales5", move: releaseAndClaim },
] as const;

async function handOver(boss: SignedIn, other: SignedIn, id: string): Promise<void> {
  await boss.command("customer.handOver", { customerIds: [id], toUserId: other.userId });
}

async function releaseAndClaim(boss: SignedIn, other: SignedIn, customerId: string): Promise<void> {
  const { rows } = await other.json<{ rows: { laneId: string }[] }>("/api/pool?limit=1");
  await boss.command("customer.release", { customerId, laneId: rows[0]?.laneId, reason: "长期没有跟进" });
  await other.command("customer.claim", { customerId });
}

for (const { meanwhile, seller, move } of moves) {
  test(`A customer that was ${meanwhile} meanwhile: what was written offline waits for the supervisor`, async ({
    openAs,
    server,
    signInAs,
  }) => {
    test.setTimeout(120_000);
    const [sales, boss, other] = [
      await signInAs(seller),
      await signInAs("supervisor1"),
      await signInAs("sales2"),
    ];
    const words = "月底前付尾款";
    const { id, name } = await nthCustomer(sales, 2);
    const page = await openAs(seller, `/customers/${id}`);
    const customer = new CustomerScreen(page);
    await customer.untilWhole();
    await customer.untilKeptByServer();

    await page.context().setOffline(true);
    await customer.writeFollowUp(`断网时谈的：${words}`);
    await expect(customer.note(words)).toBeVisible();
    await move(boss, other, id);
    await page.context().setOffline(false);

    await expect(customer.saving).toHaveText(/未被接受/, { timeout: 30_000 });
    const owner = await openSynced(server.url, `customer/${id}`, other.cookie);
    const texts = () =>
      [...owner.doc.share.keys()]
        .filter((key) => key.startsWith("text:"))
        .map((key) => owner.doc.getXmlFragment(key).toJSON())
        .join();
    expect(texts()).not.toContain(words);
    await page.goto("/saving");
    const refused = page.getByRole("listitem").filter({ hasText: words }).first();
    await expect(refused).toContainText("等主管处理");
    await expect.poll(() => tracesOf(page, id), { timeout: 20_000 }).toEqual([]);

    const screen = await openAs("supervisor1", "/quarantine");
    const entry = screen.getByRole("listitem").filter({ hasText: name }).first();
    await expect(entry).toContainText(words);
    expect((await new AxeBuilder({ page: screen }).analyze()).violations).toEqual([]);
    await entry.getByRole("button", { name: "接受" }).click();
    await expect(entry).toBeHidden();
    await expect.poll(texts).toContain(words);
    owner.close();
    await expect(refused).toContainText(/已接受/);
  });
}
