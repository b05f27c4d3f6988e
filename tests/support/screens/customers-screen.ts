import type { Locator, Page } from "@playwright/test";

/** The list of customers as a person uses it: words of the interface stand here and nowhere else in the stories. */
export class CustomersScreen {
  constructor(readonly page: Page) {}

  get search(): Locator {
    return this.page.getByRole("textbox", { name: /查找客户/ });
  }

  get table(): Locator {
    return this.page.getByRole("grid", { name: "客户表" });
  }

  /** The row of a customer on the wide screen. */
  row(text: string | RegExp): Locator {
    return this.table.getByRole("row").filter({ hasText: text });
  }

  rowOf(customerId: string): Locator {
    return this.table.locator(`#customer-${customerId}`);
  }

  view(label: string): Locator {
    return this.page
      .getByRole("group", { name: "常用查询" })
      .getByRole("button", { name: new RegExp(`^${label} \\d+$`) });
  }

  /** Counts on the chips; all of them are in sight on the phone alone. */
  async counts(): Promise<Record<string, number>> {
    const chips = await this.page
      .getByRole("group", { name: "常用查询" })
      .getByRole("button")
      .allInnerTexts();
    return Object.fromEntries(
      chips.map((text) => {
        const [, label = text, count] = /^(.*?)\s*(\d+)$/.exec(text.trim()) ?? [];
        return [label, Number(count)];
      }),
    );
  }

  /** How many customers the list holds now, however many of them are in the page. */
  async total(): Promise<number> {
    return Number(await this.table.getAttribute("aria-rowcount")) - 1;
  }

  async addCustomer(fields: Readonly<Record<string, string>>): Promise<void> {
    await this.page.getByRole("link", { name: /新客户/ }).click();
    for (const [label, value] of Object.entries(fields)) {
      await this.page.getByLabel(label, { exact: true }).fill(value);
    }
    await this.page.getByRole("button", { name: "加入客户" }).click();
  }
}

/** What the twelve views are called in the interface, by their names in addresses. */
export const viewLabels: Readonly<Record<string, string>> = {
  all: "全部",
  "contacted-today": "今天联系过",
  "visited-this-week": "本周拜访过",
  "visited-this-month": "本月拜访过",
  "to-visit-today": "今天要拜访",
  "to-visit-this-week": "本周要拜访",
  "to-visit-this-month": "本月要拜访",
  "added-today": "今天新增",
  "added-this-week": "本周新增",
  "added-this-month": "本月新增",
  prospects: "准客户",
  interested: "意向客户",
  "on-hold": "暂停跟进",
};
