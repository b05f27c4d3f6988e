import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { afterAll, describe, expect, it } from "vitest";
import { addFollowUp, readCustomer } from "@/lib/docs/customer-doc";
import { readIndex } from "@/lib/docs/index-doc";
import { customerName, indexName } from "@/lib/docs/names";
import { connect, until } from "./support/client";
import type { TestPerson } from "./support/company";
import { RawClient } from "./support/raw-client";

const directories: string[] = [];
const children: ChildProcess[] = [];
afterAll(async () => {
  for (const child of children) child.kill("SIGKILL");
  for (const directory of directories) await rm(directory, { recursive: true, force: true });
});

interface Child {
  readonly url: string;
  readonly people?: Record<string, TestPerson>;
  kill(): Promise<void>;
}

async function startChild(dataDir: string, isFirst: boolean): Promise<Child> {
  const script = path.join("tests", "sync", "support", "child-server.ts");
  const child = spawn(process.execPath, ["--import", "tsx", script, dataDir, isFirst ? "first" : "again"], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  children.push(child);
  const lines = createInterface({ input: child.stdout });
  const [line] = (await once(lines, "line")) as [string];
  return {
    ...(JSON.parse(line) as { url: string; people?: Record<string, TestPerson> }),
    async kill() {
      child.kill("SIGKILL");
      await once(child, "exit");
    },
  };
}

describe("I1: nothing acknowledged is lost", () => {
  it.each([1, 2, 3])("by kill -9 in the middle of writing, round %i", async (round) => {
    const dataDir = await mkdtemp(path.join(tmpdir(), "genjin-kill-"));
    directories.push(dataDir);
    let server = await startChild(dataDir, true);
    const sales1 = server.people?.sales1 as TestPerson;
    const id = randomUUID();
    const writer = await new RawClient(server, sales1, `/${customerName(id)}?genjin=1`).ready();
    writer.edit((doc) => doc.getMap("fields").set("name", "kept"));
    await writer.allAcked();
    const now = new Date().toISOString();
    let written = 0;
    const killAfter = 30 + round * 37;
    while (writer.acked < killAfter) {
      written += 1;
      writer.edit((doc) =>
        addFollowUp(doc, {
          id: `f${written}`,
          subject: `number ${written}`,
          method: "phone",
          authorId: sales1.id,
          time: now,
          now,
          text: [`note ${written}`],
        }),
      );
      if (written % 5 === 0) await new Promise((resolve) => setTimeout(resolve, 1));
    }
    const acknowledged = writer.acked - 1;
    await server.kill();
    writer.stop();
    server = await startChild(dataDir, false);
    const reader = connect(server, sales1, customerName(id));
    await reader.synced();
    const found = new Set(readCustomer(reader.doc).followUps.map((followUp) => followUp.id));
    for (let i = 1; i <= acknowledged; i += 1) expect(found.has(`f${i}`), `f${i}`).toBe(true);
    const index = connect(server, sales1, indexName(sales1.id));
    await index.synced();
    await until(
      () => readIndex(index.doc).customers.get(id)?.followUpCount === found.size,
      "index after the restart",
    );
    reader.stop();
    index.stop();
    await server.kill();
  });
});
