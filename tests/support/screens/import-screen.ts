import type { Locator, Page } from "@playwright/test";

/** Importing as a person does it: words of the interface stand here and nowhere else in the stories. */
export class ImportScreen {
  constructor(readonly page: Page) {}

  async choose(name: string, bytes: Uint8Array): Promise<void> {
    const mimeType = "application/octet-stream";
    await this.page.getByLabel("表格文件").setInputFiles({ name, mimeType, buffer: Buffer.from(bytes) });
  }

  column(header: string): Locator {
    return this.page.getByLabel(`“${header}”是什么`);
  }

  async check(): Promise<void> {
    await this.page.getByRole("button", { name: "检查", exact: true }).click();
  }

  figure(label: string): Locator {
    return this.page.locator("dl > div").filter({ hasText: label }).locator("dd");
  }

  duplicates(choice: "跳过" | "更新" | "仍然新增"): Locator {
    return this.page.getByRole("radio", { name: choice });
  }

  get commit(): Locator {
    return this.page.getByRole("button", { name: /^导入 [\d,]+ 位$/ });
  }

  get stored(): Locator {
    return this.page.getByText(/位客户已经存在这台设备上/);
  }

  get undo(): Locator {
    return this.page.getByRole("button", { name: "整批撤销" });
  }

  get sending(): Locator {
    return this.page.getByRole("progressbar", { name: "正在发送" });
  }

  state(text: string | RegExp): Locator {
    return this.page.getByText(text);
  }
}
