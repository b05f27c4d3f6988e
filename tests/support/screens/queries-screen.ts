import { expect, type Locator, type Page } from "@playwright/test";

/** The query builder and saved views, as a person uses them. */
export class QueriesScreen {
  constructor(readonly page: Page) {}

  get conditions(): Locator {
    return this.page.getByRole("group", { name: "查询条件" });
  }

  /** The chip of a saved view. */
  saved(name: string): Locator {
    return this.page
      .getByRole("group", { name: "我的查询" })
      .getByRole("button", { name: new RegExp(`^${name} \\d+$`) });
  }

  /** One of a list: 条件, the field, the options; each is a tap. */
  async addChoice(field: string, ...options: readonly string[]): Promise<void> {
    await this.beginCondition(field);
    for (const option of options)
      await this.page.getByRole("checkbox", { name: option, exact: true }).check();
    await this.done();
  }

  async addText(field: string, text: string): Promise<void> {
    await this.beginCondition(field);
    await this.page.getByLabel("值", { exact: true }).fill(text);
    await this.done();
  }

  async saveAs(name: string): Promise<void> {
    await this.conditions.getByRole("button", { name: /^(保存|另存为)$/ }).click();
    const dialog = this.page.getByRole("dialog", { name: "保存查询" });
    await dialog.getByLabel("名称").fill(name);
    await dialog.getByRole("button", { name: "保存" }).click();
    await expect(this.saved(name)).toHaveAttribute("aria-pressed", "true");
  }

  private async beginCondition(field: string): Promise<void> {
    await this.page.getByRole("button", { name: "条件", exact: true }).click();
    await this.page.getByRole("option", { name: field, exact: true }).click();
  }

  private async done(): Promise<void> {
    await this.page.getByRole("button", { name: "完成" }).click();
  }
}
