import * as Y from "yjs";
import type { Actor } from "@/lib/domain/access/model";
import { decodeClientFrame, decodeClientMessage, decodeStateVector } from "@/lib/protocol/decode";
import { encodeUpdate } from "@/lib/protocol/encode";
import { decodeUpdate } from "@/sync-server/gate/decode-update";
import { JudgeBench, leader, seller } from "../support/judging";
import { Random } from "../support/random";
import { customerScenario } from "./customer";
import type { Editor } from "./scenario";

export interface MutationTally {
  inputs: number;
  malformed: number;
  gaps: number;
  refused: number;
  ruled: number;
  slowestMs: number;
}

/** Inputs until a fresh document is taken: what is accepted changes it. */
const inputsPerDocument = 250;

/**
 * Bytes of honest updates, changed at random: nothing may throw past the gate, wait in the document, or break a rule.
 * Also read as frames and state vectors, whose readers may never throw.
 */
export function mutate(seed: number, inputs: number): MutationTally {
  const random = new Random(seed);
  const tally: MutationTally = { inputs: 0, malformed: 0, gaps: 0, refused: 0, ruled: 0, slowestMs: 0 };
  while (tally.inputs < inputs) {
    const bench = new JudgeBench();
    const corpus = honestUpdates(bench, random);
    for (let at = 0; at < inputsPerDocument && tally.inputs < inputs; at += 1) {
      const bytes = mutated(random.pick(corpus), random);
      tally.inputs += 1;
      const startedAt = performance.now();
      feed(bench, bytes, random.pick([seller, leader]), tally);
      tally.slowestMs = Math.max(tally.slowestMs, performance.now() - startedAt);
    }
    bench.live.destroy();
  }
  return tally;
}

/** What two people did to a customer in a while, update by update and as a whole. */
function honestUpdates(bench: JudgeBench, random: Random): Uint8Array[] {
  const first = new Y.Doc();
  customerScenario.begin(first);
  bench.receive(Y.encodeStateAsUpdate(first), seller);
  const corpus: Uint8Array[] = [Y.encodeStateAsUpdate(first)];
  for (const actor of [seller, leader]) {
    const doc = bench.replica();
    doc.clientID = 2000 + random.int(1_000_000);
    const editor: Editor = { doc, actor, random, count: 0, wrote: () => undefined };
    doc.on("update", (update: Uint8Array, origin: unknown) => origin !== "server" && corpus.push(update));
    for (let at = 0; at < 20; at += 1) customerScenario.edit(editor);
    corpus.push(Y.encodeStateAsUpdate(doc));
    if (random.chance(0.5)) bench.sync(doc, actor);
  }
  return corpus;
}

function mutated(source: Uint8Array, random: Random): Uint8Array {
  const bytes = Uint8Array.from(source);
  const changes = 1 + random.int(2);
  for (let at = 0; at < changes; at += 1) bytes[random.int(bytes.length)] = random.int(256);
  if (random.chance(0.1)) return bytes.subarray(0, random.int(bytes.length));
  if (random.chance(0.1)) {
    const from = random.int(bytes.length);
    return Uint8Array.from([...bytes.subarray(0, from), ...source.subarray(random.int(source.length))]);
  }
  return bytes;
}

function feed(bench: JudgeBench, bytes: Uint8Array, actor: Actor, tally: MutationTally): void {
  decodeClientFrame(bytes);
  decodeStateVector(bytes);
  decodeClientMessage(bytes);
  const message = decodeClientMessage(encodeUpdate(bytes));
  if (message?.type !== "write") throw new Error("a frame was not read as it was written");
  try {
    decodeUpdate(bytes);
  } catch {
    tally.malformed += 1;
    return;
  }
  const admission = bench.admit(bytes, actor);
  if (admission.kind === "gap") tally.gaps += 1;
  else if (admission.kind === "refused") tally.refused += 1;
  else {
    tally.ruled += 1;
    bench.judge(bytes, actor, admission.claims);
    const { doc } = bench.live;
    if (doc.store.pendingStructs || doc.store.pendingDs) throw new Error("something waits in the document");
    const fault = faultOf(doc);
    if (fault) throw new Error(fault);
    Y.encodeStateAsUpdate(doc);
  }
}

/** Bytes may make new words of honest ones; what they may not make is a field outside the rules. */
function faultOf(doc: Y.Doc): string | null {
  const { name, status, customerNo } = doc.getMap("fields").toJSON();
  if (typeof name !== "string" || name.trim() === "") return `name ${name}`;
  if (customerNo !== undefined) return `number ${customerNo}`;
  if (status !== undefined && !["interested", "prospect", "onHold", "won"].includes(status))
    return `status ${status}`;
  for (const [key, value] of doc.getMap("fields").entries())
    if (typeof value === "object") return `${key} is no plain value`;
  return null;
}
