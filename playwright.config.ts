import { defineConfig } from "@playwright/test";
import { chromiumArgs, findChromium } from "./tests/support/find-chromium";

const executablePath = findChromium() ?? undefined;

export default defineConfig({
  testDir: "tests/e2e",
  testMatch: "**/*.spec.ts",
  outputDir: "test-results/e2e",
  globalSetup: "./tests/support/prepare-e2e.ts",
  timeout: 60_000,
  expect: { timeout: 10_000 },
  // Two cores; each worker has a server process and a browser.
  workers: 2,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  reporter: "list",
  use: {
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    viewport: { width: 1280, height: 800 },
    launchOptions: { executablePath, args: [...chromiumArgs] },
    screenshot: "only-on-failure",
    trace: "retain-on-failure",
    actionTimeout: 10_000,
  },
});
