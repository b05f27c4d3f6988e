import { expect, type Locator, type Page } from "@playwright/test";

/** One customer, on the wide screen beside the list. */
export class CustomerScreen {
  constructor(readonly page: Page) {}

  get pane(): Locator {
    return this.page.getByRole("region", { name: "客户详情" });
  }

  heading(name: string | RegExp): Locator {
    return this.pane.getByRole("heading", { level: 2, name });
  }

  /** The state of saving of everything on this device, at the foot of the sidebar. */
  get saving(): Locator {
    return this.page.getByTitle("同步状态");
  }

  async untilKeptByServer(): Promise<void> {
    await expect(this.saving).toHaveText(/服务器已存/);
  }

  /** The customer's own document is on the device, not only its row. */
  async untilWhole(): Promise<void> {
    await expect(this.pane.getByRole("button", { name: /写一条跟进/ })).toBeVisible();
  }

  get composer(): Locator {
    return this.pane.getByRole("textbox", { name: "写跟进" });
  }

  /** Types it and leaves it there. */
  async beginFollowUp(text: string): Promise<void> {
    const begin = this.pane.getByRole("button", { name: /写一条跟进/ });
    await expect(this.composer.or(begin)).toBeVisible();
    if (!(await this.composer.isVisible())) await begin.click();
    await this.composer.fill(text);
  }

  async writeFollowUp(text: string, next?: string): Promise<void> {
    await this.beginFollowUp(text);
    if (next)
      await this.pane.getByRole("group", { name: "下次联系" }).getByRole("button", { name: next }).click();
    await this.pane.getByRole("button", { name: "记下" }).click();
  }

  note(text: string | RegExp): Locator {
    return this.pane.getByRole("listitem").filter({ hasText: text });
  }

  /** Opens the editor of the note with that text; gives back the text field. */
  async openNote(text: string | RegExp): Promise<Locator> {
    await this.note(text)
      .getByRole("button", { name: /^编辑跟进/ })
      .click();
    return this.editor;
  }

  get editor(): Locator {
    return this.pane.getByRole("textbox", { name: "跟进内容" });
  }

  /** Somebody else's cursor in the open note, by the name above it. */
  cursorOf(name: string): Locator {
    return this.editor.locator(".cur b", { hasText: name });
  }

  async show(tab: "跟进" | "资料" | "承诺" | "问题" | "变更"): Promise<void> {
    await this.pane.getByRole("tab", { name: new RegExp(`^${tab}`) }).click();
  }

  /** Edits a line of the details where it stands. */
  async edit(label: string, value: string): Promise<void> {
    await this.pane.getByRole("button", { name: new RegExp(`^${label}：`) }).click();
    await this.pane.getByRole("textbox", { name: label, exact: true }).fill(value);
    await this.page.keyboard.press("Enter");
  }

  async setStatus(status: string): Promise<void> {
    await this.pane
      .getByRole("button", { name: /^状态：/ })
      .first()
      .click();
    await this.page.getByRole("menuitemcheckbox", { name: status }).click();
  }
}
