import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, readFile, rm } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";

/**
 * `npm test`: everything that continuous integration runs, in the order in which a fault is cheapest to find. Ends
 * at the first stage that fails, with the numbers so far. `npm test -- --only=unit,e2e` runs some stages.
 */
const rootDir = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
const reportDir = path.join(rootDir, "test-results", "reports");
const bin = (...parts) => path.join(rootDir, "node_modules", ...parts);

const vitest = (project) => ({
  name: project,
  args: (report) => [
    bin("vitest", "vitest.mjs"),
    "run",
    `--project=${project}`,
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${report}`,
  ],
  count: countVitest,
});

const stages = [
  { name: "setup", args: () => [bin("tsx", "dist", "cli.mjs"), "scripts/setup.ts"] },
  { name: "types", args: () => [bin("typescript", "bin", "tsc"), "--noEmit"] },
  { name: "lint", args: () => [bin("@biomejs", "biome", "bin", "biome"), "check", "."] },
  vitest("unit"),
  { name: "build", args: () => ["scripts/build.mjs"] },
  vitest("contract"),
  vitest("rest"),
  vitest("sync"),
  {
    name: "e2e",
    args: () => [bin("@playwright", "test", "cli.js"), "test", "--reporter=list,json"],
    env: (report) => ({ PLAYWRIGHT_JSON_OUTPUT_FILE: report }),
    count: countPlaywright,
  },
];

function countVitest(report) {
  // A file that does not even load has failed without a test of its own.
  const loadless = report.testResults.filter(
    (file) => file.status === "failed" && !file.assertionResults.length,
  );
  return { passed: report.numPassedTests, failed: report.numFailedTests + loadless.length };
}

function countPlaywright({ stats, errors = [] }) {
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + (stats.unexpected ? 0 : errors.length),
  };
}

async function runStage(stage) {
  const report = path.join(reportDir, `${stage.name}.json`);
  const startedAt = Date.now();
  const code = await runNode(stage.args(report), stage.env?.(report) ?? {});
  const { passed, failed } = stage.count ? await readCounts(stage, report) : { passed: 0, failed: 0 };
  const ok = code === 0 && failed === 0;
  // A stage that fails without failed tests (types, lint, build, a crash) counts as one failure.
  return { name: stage.name, ok, passed, failed: ok ? 0 : Math.max(1, failed), ms: Date.now() - startedAt };
}

async function readCounts(stage, report) {
  if (!existsSync(report)) return { passed: 0, failed: 1 };
  return stage.count(JSON.parse(await readFile(report, "utf8")));
}

function runNode(args, env) {
  return new Promise((resolve) => {
    const options = {
      cwd: rootDir,
      env: { ...process.env, ...env },
      stdio: ["ignore", "inherit", "inherit"],
    };
    const child = spawn(process.execPath, args, options);
    child.on("error", () => resolve(1));
    child.on("close", (code) => resolve(code ?? 1));
  });
}

function chosenStages() {
  const only = process.argv.find((argument) => argument.startsWith("--only="))?.slice("--only=".length);
  if (only === undefined) return stages;
  const names = only.split(",");
  const unknown = names.filter((name) => !stages.some((stage) => stage.name === name));
  if (unknown.length > 0) {
    console.error(
      `No such stage: ${unknown.join(", ")}. There are ${stages.map(({ name }) => name).join(", ")}.`,
    );
    process.exit(1);
  }
  return stages.filter((stage) => names.includes(stage.name));
}

function summary(results, skipped) {
  const line = ({ name, ok, passed, failed, ms }) =>
    `  ${name.padEnd(9)} ${ok ? "ok    " : "FAILED"} ${`${Math.round(ms / 1000)} s`.padStart(6)}` +
    (passed + failed > 0 ? `  ${passed} passed, ${failed} failed` : "");
  const rest = skipped.map(({ name }) => `  ${name.padEnd(9)} not run`);
  return ["", "Stages:", ...results.map(line), ...rest].join("\n");
}

const chosen = chosenStages();
await rm(reportDir, { recursive: true, force: true });
await mkdir(reportDir, { recursive: true });
const results = [];
for (const stage of chosen) {
  console.log(`\n── ${stage.name}`);
  results.push(await runStage(stage));
  if (!results.at(-1).ok) break;
}
console.log(summary(results, chosen.slice(results.length)));
const sum = (key) => results.reduce((total, result) => total + result[key], 0);
console.log(`\n${sum("passed")} passed, ${sum("failed")} failed`);
process.exit(results.every(({ ok }) => ok) ? 0 : 1);
