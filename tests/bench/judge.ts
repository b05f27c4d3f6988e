import * as Y from "yjs";
import type { Actor } from "@/lib/domain/access/model";
import { ownSubject } from "@/lib/domain/access/subject";
import { defaultRuleSettings } from "@/lib/domain/settings/model";
import { admitUpdate } from "@/sync-server/gate/admit-update";
import { decodeUpdate } from "@/sync-server/gate/decode-update";
import { judgeUpdate } from "@/sync-server/judge/judge-update";
import { LiveDocument } from "@/sync-server/live-document";
import { writePlainFollowUp } from "../support/plain-customer";
import type { Bench, Figure } from "./bench";
import { microseconds, percentile } from "./figures";

const followUpCount = 1_000;
const rounds = 4_000;
const warmUp = 500;
const actor: Actor = { userId: "u1", role: "salesperson", groupIds: ["g1"], ledGroupIds: [] };

/** Gate and judge of one update, without the network and the database, in a customer document of a long history. */
export const judge: Bench = {
  name: "judge",
  async run() {
    const client = new Y.Doc();
    client.getMap("fields").set("name", "李建平");
    for (let at = 0; at < followUpCount; at += 1) {
      writePlainFollowUp(client, {
        id: crypto.randomUUID(),
        authorId: "u1",
        subject: "看样",
        text: `第 ${at} 次`,
      });
    }
    return [
      figure("a field", client, (doc, at) => doc.getMap("fields").set("jobTitle", `主管 ${at}`)),
      figure("a field that the rules set back", client, (doc, at) =>
        doc.getMap("fields").set("customerNo", `${at}`),
      ),
      figure("a letter in a note", client, typeLetter),
      figure("a new follow-up", client, (doc) =>
        writePlainFollowUp(doc, { id: crypto.randomUUID(), authorId: "u1", subject: "回访", text: "好" }),
      ),
    ];
  },
};

function typeLetter(doc: Y.Doc): void {
  const name = [...doc.share.keys()].find((root) => root.startsWith("text:")) ?? "";
  const paragraph = doc.getXmlFragment(name).get(0);
  const text = paragraph instanceof Y.XmlElement ? paragraph.get(0) : null;
  if (text instanceof Y.XmlText) text.insert(text.length, "a");
}

function figure(what: string, base: Y.Doc, edit: (doc: Y.Doc, at: number) => void): Figure {
  const state = Y.encodeStateAsUpdate(base);
  const live = new LiveDocument("customer", 1, state);
  const client = new Y.Doc();
  Y.applyUpdate(client, state);
  for (const name of base.share.keys()) if (name.startsWith("text:")) client.getXmlFragment(name);
  const updates: Uint8Array[] = [];
  client.on("update", (update: Uint8Array) => updates.push(update));
  const owners = new Map<number, string | null>([[client.clientID, actor.userId]]);
  const facts = {
    subject: ownSubject(actor.userId, actor.groupIds),
    nowIso: new Date().toISOString(),
    settings: defaultRuleSettings,
    ownerOf: (id: number) => owners.get(id),
  };
  const times: number[] = [];
  for (let at = 0; at < rounds + warmUp; at += 1) {
    edit(client, at);
    const bytes = updates.pop();
    if (!bytes) continue;
    const startedAt = performance.now();
    const update = decodeUpdate(bytes);
    const admission = admitUpdate(live, owners, update, actor);
    const ruling = admission.kind === "admitted" ? judgeUpdate(live, update, actor, facts) : null;
    const taken = performance.now() - startedAt;
    if (!ruling) throw new Error(`The gate does not admit ${what}: ${admission.kind}`);
    if (at >= warmUp) times.push(taken * 1_000);
  }
  return {
    what: `gate and judge, ${what}, ${followUpCount.toLocaleString("en")} follow-ups, p50 (p99)`,
    ours: `${microseconds(percentile(times, 0.5))} (${microseconds(percentile(times, 0.99))})`,
    target: "p50 ≤ 50 µs",
  };
}
