import { defineConfig } from "@playwright/test";
import { chromiumArgs, findChromium } from "./tests/support/find-chromium";

const executablePath = findChromium() ?? undefined;

export default defineConfig({
  testDir: "tests/e2e",
  testMatch: "**/*.spec.ts",
  outputDir: "test-results/e2e",
  globalSetup: "./tests/support/prepare-e2e.ts",
  timeout: 120_000,
  // Waits end as soon as what they wait for is there; a long limit only matters on a machine under load.
  expect: { timeout: 20_000 },
  // Two cores; each worker has a server process and a browser.
  workers: 2,
  // A story that passes only when told again is reported as flaky, with its trace, and does not stop the others.
  retries: process.env.CI ? 1 : 0,
  forbidOnly: Boolean(process.env.CI),
  reporter: "list",
  use: {
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    viewport: { width: 1280, height: 800 },
    launchOptions: { executablePath, args: [...chromiumArgs] },
    screenshot: "only-on-failure",
    trace: "retain-on-failure",
    actionTimeout: 20_000,
  },
});
