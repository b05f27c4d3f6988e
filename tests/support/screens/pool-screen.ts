import { expect, type Locator, type Page } from "@playwright/test";

/** The pool as a person uses it; words of the interface stand here and nowhere else in the stories. */
export class PoolScreen {
  constructor(readonly page: Page) {}

  async open(): Promise<void> {
    await this.page.goto("/pool");
    await expect(this.page.locator('a[href^="/pool/"]').first()).toBeVisible();
  }

  async showLane(name: string): Promise<void> {
    await this.page.getByRole("group", { name: "队列" }).getByRole("button", { name }).click();
  }

  async find(text: string): Promise<void> {
    await this.page.getByRole("textbox", { name: "在公海里查找" }).fill(text);
  }

  row(name: string): Locator {
    return this.page.getByRole("row").filter({ hasText: name });
  }

  /** At the row of the list. */
  claimButton(name: string): Locator {
    return this.row(name).getByRole("button", { name: `领取${name}` });
  }

  /** Releases the customer that is open, by its menu. */
  async release(pane: Locator, lane: string, reason: string): Promise<void> {
    await pane.getByRole("button", { name: "更多", exact: true }).click();
    await this.page.getByRole("menuitem", { name: "移入公海" }).click();
    const dialog = this.page.getByRole("dialog", { name: "移入公海" });
    await dialog.getByRole("radio", { name: lane }).click();
    await dialog.getByRole("textbox", { name: "原因" }).fill(reason);
    await dialog.getByRole("button", { name: "移入公海" }).click();
  }

  saying(text: string | RegExp): Locator {
    return this.page.locator(".toast", { hasText: text });
  }
}
