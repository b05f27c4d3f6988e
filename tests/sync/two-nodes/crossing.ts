import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { customerName } from "@/lib/docs/names";
import { eventually } from "../../support/eventually";
import { connect } from "../support/client";
import type { TestCompany } from "../support/company";
import type { SyncNode } from "./node";

/** How long edits took, in milliseconds, to a client on the same node and to one on the other. */
export interface Crossing {
  readonly same: readonly number[];
  readonly other: readonly number[];
}

/** One person types at an even pace on the first node; both readers are asked for the time of each edit. */
export async function measureCrossing(
  company: TestCompany,
  [here, there]: readonly [SyncNode, SyncNode],
  edits: number,
): Promise<Crossing> {
  const name = customerName(randomUUID());
  const writer = connect(here, company.person("sales1"), name);
  await writer.synced();
  writer.doc.getMap("fields").set("name", "crossing");
  const sentAt: number[] = [];
  const readers = await Promise.all(
    [here, there].map(async (node) => {
      const client = connect(node, company.person("supervisor1"), name);
      await eventually(() => client.doc.getMap("fields").get("name") === "crossing", { withinMs: 30_000 });
      const times: number[] = [];
      client.doc.on("update", () => {
        const upTo = Number(client.doc.getMap("fields").get("jobTitle") ?? -1);
        // An update may bring several edits at once: each counts from when it was made.
        for (let at = times.length; at <= upTo; at += 1) times.push(performance.now() - (sentAt[at] ?? 0));
      });
      return { client, times };
    }),
  );
  for (let at = 0; at < edits; at += 1) {
    sentAt.push(performance.now());
    writer.doc.getMap("fields").set("jobTitle", String(at));
    await pause(40);
  }
  await eventually(() => readers.every(({ times }) => times.length === edits), { withinMs: 60_000 });
  for (const { client } of readers) client.stop();
  writer.stop();
  return { same: readers[0]?.times ?? [], other: readers[1]?.times ?? [] };
}
