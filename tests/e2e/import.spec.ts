import { customerListFile } from "../support/customer-list-file";
import { expect, test } from "../support/e2e";
import { eventually } from "../support/eventually";
import { ImportScreen } from "../support/screens/import-screen";

const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true } as const;
const rows = importRows();
const doubled = rows / 10;
const figure = (value: number) => value.toLocaleString("en");

test("A list comes in on a phone without network, is sent, seen by the supervisor, undone, and comes in again as an update", async ({
  openAs,
  signInAs,
}) => {
  const supervisor = await signInAs("supervisor1");
  const found = async () =>
    (await supervisor.json<{ total: number }>(`/api/customers?q=${encodeURIComponent("进口公司")}&limit=1`))
      .total;
  const page = await openAs("sales1", "/customers", phone);
  const screen = new ImportScreen(page);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await expect(page.getByText(/^\d+ 位$/)).toBeVisible();
  await page.context().setOffline(true);
  await page.getByRole("button", { name: "导入、导出和打印" }).click();
  await page.getByRole("menuitem", { name: "导入客户" }).click();

  await screen.choose("不是表格.xlsx", new TextEncoder().encode("<html>"));
  await expect(page.getByText(/这不是表格/)).toBeVisible();
  const list = await customerListFile(rows, doubled);
  await screen.choose("客户.xlsx", list);
  await expect(screen.column("手机号码")).toHaveValue("phone");
  await expect(screen.column("跟进记录")).toHaveValue("followUp");
  await screen.check();
  await expect(screen.figure("行")).toHaveText(figure(rows));
  await expect(screen.figure("已经有的")).toHaveText(figure(doubled));
  await screen.duplicates("仍然新增").click();
  await screen.commit.click();
  await expect(screen.stored).toContainText(`${figure(rows)} 位`);
  await expect(screen.sending).toBeVisible();

  // It is in the list, is edited like any other, and is there after a reload.
  await page.goto("/customers?q=进口客户177");
  await expect(page.getByText("进口客户177", { exact: true })).toBeVisible();
  await page.reload();
  await page.getByText("进口客户177", { exact: true }).click();
  await expect(page.getByRole("heading", { name: "进口客户177" })).toBeVisible();

  await page.goto("/import");
  await page.context().setOffline(false);
  await eventually(async () => (await found()) === rows, { withinMs: 60_000 });
  await expect(screen.state(`新增 ${figure(rows - 1)} 位`)).toBeVisible({ timeout: 60_000 });

  await screen.undo.click();
  await expect(screen.state(/已撤销/)).toBeVisible({ timeout: 60_000 });
  // The one that was opened had become a document of its own.
  await eventually(async () => (await found()) <= 1, { withinMs: 60_000 });

  await screen.choose("客户.xlsx", list);
  await screen.check();
  await screen.duplicates("更新").click();
  await screen.commit.click();
  await expect(screen.stored).toContainText(`${figure(doubled)} 行并进了同一位客户`);
  await expect(screen.state(`新增 ${figure(rows - doubled - 1)} 位，更新 1 位`)).toBeVisible({
    timeout: 120_000,
  });
  await eventually(async () => (await found()) === rows - doubled, { withinMs: 60_000 });
  await page.goto(`/customers?q=${encodeURIComponent("（新）")}`);
  await expect(page.getByText(`${figure(doubled)} 位`, { exact: true })).toBeVisible();
});

/** A thousand rows in every run; `IMPORT_ROWS=10000` with `--timeout 600000` for a list of full size. */
function importRows(): number {
  const asked = Number(process.env.IMPORT_ROWS ?? 1_000);
  if (!Number.isInteger(asked) || asked < 1_000) throw new Error("IMPORT_ROWS is a whole number from 1000");
  return asked;
}
