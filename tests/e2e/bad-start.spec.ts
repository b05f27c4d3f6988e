import { readdir, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import path from "node:path";
import { expect, test } from "@playwright/test";
import { freePort } from "../support/free-port";
import { type FailedStart, startInVain, startServer } from "../support/start-server";
import { removeDir, temporaryDir } from "../support/temporary-dir";

/** A refusal is one sentence for a person: no stack, no second line, exit code 1. */
function expectOneSentence({ code, words }: FailedStart, saying: RegExp): void {
  const lines = words.split("\n").filter((line) => !/^Opening /.test(line));
  expect(code, words).toBe(1);
  expect(lines, words).toHaveLength(1);
  expect(lines[0]).toMatch(saying);
  expect(lines[0]).toMatch(/[.?]$/);
}

test.describe("A start that cannot be good ends with one sentence and exit code 1", () => {
  let base = "";
  test.beforeEach(async () => {
    base = await temporaryDir("bad-start");
  });
  test.afterEach(() => removeDir(base));

  const wrongValues: readonly (readonly [name: string, value: string])[] = [
    ["PORT", "eighty"],
    ["PORT", "70000"],
    ["DATABASE_URL", "mysql://localhost/genjin"],
    ["REDIS_URL", "http://localhost"],
    ["PUBLIC_URL", "crm.example.com"],
    ["LOG_LEVEL", "loud"],
    ["SESSION_DAYS", "-1"],
    ["SYNC_PORT", "x"],
  ];
  for (const [name, value] of wrongValues) {
    test(`${name}=${value}`, async () => {
      const failed = await startInVain({
        env: { DATA_DIR: path.join(base, "data"), PORT: "0", [name]: value },
      });
      expectOneSentence(failed, new RegExp(name));
    });
  }

  test("a port that another program listens on", async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, resolve));
    const address = other.address();
    const port = typeof address === "object" && address ? String(address.port) : "";
    const failed = await startInVain({ env: { DATA_DIR: path.join(base, "data"), PORT: port } });
    other.close();
    expectOneSentence(failed, new RegExp(`${port}.*in use`));
  });

  test("a data directory that is a file", async () => {
    const file = path.join(base, "data");
    await writeFile(file, "not a directory");
    const failed = await startInVain({ env: { DATA_DIR: file, PORT: String(await freePort()) } });
    expectOneSentence(failed, /data/);
  });

  test("a data directory whose database is damaged", async () => {
    const dataDir = path.join(base, "data");
    const server = await startServer({ dataDir });
    await server.stop();
    await damage(dataDir);
    const failed = await startInVain({ env: { DATA_DIR: dataDir, PORT: String(await freePort()) } });
    expectOneSentence(failed, /does not open|damaged/);
  });

  test("a database that is down", async () => {
    const down = `postgres://genjin:secret@127.0.0.1:${await freePort()}/genjin`;
    const failed = await startInVain({ env: { DATABASE_URL: down, PORT: String(await freePort()) } });
    expectOneSentence(failed, /cannot be reached/);
    expect(failed.words).not.toContain("secret");
  });

  test("halves of a server without a Postgres to share", async () => {
    const env = { DATA_DIR: path.join(base, "data"), PORT: "0" };
    expectOneSentence(await startInVain({ env, args: ["--only=sync"] }), /DATABASE_URL/);
  });

  test("a second start on the same data directory, while the first one goes on serving", async () => {
    const dataDir = path.join(base, "data");
    const first = await startServer({ dataDir });
    const second = await startInVain({ env: { DATA_DIR: dataDir, PORT: String(await freePort()) } });
    expectOneSentence(second, /already in use/);
    expect((await fetch(`${first.url}/api/health`)).status).toBe(200);
    await first.kill9();
    await first.restart();
    expect((await fetch(`${first.url}/api/health`)).status).toBe(200);
    await first.dispose();
  });
});

/** Takes away what no database opens without. */
async function damage(dataDir: string): Promise<void> {
  const all = await readdir(dataDir, { recursive: true, withFileTypes: true });
  const control = all.find((entry) => entry.name === "pg_control");
  if (!control) throw new Error("no pg_control below the data directory");
  const file = path.join(control.parentPath ?? control.path, control.name);
  await writeFile(file, Buffer.alloc(16));
}
