import * as Y from "yjs";
import { documentRight } from "@/lib/domain/access/documents";
import type { Actor } from "@/lib/domain/access/model";
import { bringsNothing } from "@/sync-server/gate/brings-nothing";
import { decodeUpdate } from "@/sync-server/gate/decode-update";
import { JudgeBench, reader } from "../support/judging";
import { Random } from "../support/random";
import { boardScenario } from "./board";
import { customerScenario } from "./customer";
import { plansScenario } from "./plans";
import { contentOf, type Editor, marker, rootsOfKind, type Scenario } from "./scenario";

const steps = 120;
/** Customers are what most is written into. */
const scenarios: readonly Scenario[] = [customerScenario, customerScenario, boardScenario, plansScenario];

/** A legal write of a plain field, with how much of the ruled history its author had seen. */
interface Written {
  readonly key: string;
  readonly value: string | null;
  readonly seen: number;
}

type Up =
  | { readonly type: "write"; readonly update: Uint8Array; readonly written: readonly Written[] }
  | { readonly type: "step1"; readonly vector: Uint8Array };
type Down =
  | { readonly type: "update" | "step2"; readonly update: Uint8Array; readonly seen: number }
  | { readonly type: "step1"; readonly vector: Uint8Array };

/** One device: a copy of the document, and what is under way between it and the server. */
class Peer implements Editor {
  doc: Y.Doc;
  count = 0;
  online = true;
  up: Up[] = [];
  down: Down[] = [];
  /** How many rulings this copy holds. */
  seen = 0;
  /** False until the answer to the handshake has come: what is ruled meanwhile comes first, with older rulings missing. */
  isSynced = true;
  /** Writes that no ruling has answered, in order. */
  unruled: Written[] = [];
  #writing: Written[] = [];

  constructor(
    readonly actor: Actor,
    readonly random: Random,
    state: Uint8Array,
  ) {
    this.doc = this.#open(state);
  }

  #open(state: Uint8Array): Y.Doc {
    const doc = new Y.Doc();
    doc.clientID = 2000 + this.random.int(1_000_000_000);
    Y.applyUpdate(doc, state, "server");
    doc.on("update", (update: Uint8Array, origin: unknown) => {
      if (origin !== "server" && this.online) this.up.push({ type: "write", update, written: this.#writing });
    });
    return doc;
  }

  wrote(key: string, value: string | null): void {
    const written = { key, value, seen: this.seen };
    this.unruled.push(written);
    this.#writing.push(written);
  }

  edit(scenario: Scenario): void {
    // The list is sent with the update before the editor says what was written: it is filled in afterwards.
    this.#writing = [];
    scenario.edit(this);
  }

  cut(): void {
    this.online = false;
    this.isSynced = false;
    this.up = [];
    this.down = [];
  }

  /** The page is loaded again, from what the device keeps. */
  reload(): void {
    const state = Y.encodeStateAsUpdate(this.doc);
    this.doc.destroy();
    this.doc = this.#open(state);
  }
}

/** What a schedule has done, for the figures. */
export interface Tally {
  rulings: number;
  refusals: number;
  gaps: number;
  restarts: number;
  cuts: number;
}

export const emptyTally = (): Tally => ({ rulings: 0, refusals: 0, gaps: 0, restarts: 0, cuts: 0 });

class MemorySchedule {
  readonly bench: JudgeBench;
  readonly scenario: Scenario;
  readonly peers: Peer[];
  readonly random: Random;
  /** Key of a plain field → which ruling changed it last, and whose it was. */
  readonly #changed = new Map<string, { readonly at: number; readonly by: Peer }>();
  #rulings = 0;

  constructor(
    seed: number,
    readonly tally: Tally,
  ) {
    this.random = new Random(seed);
    this.scenario = this.random.pick(scenarios);
    this.bench = new JudgeBench(this.scenario.kind);
    const first = new Y.Doc();
    first.clientID = 1500;
    this.scenario.begin(first);
    this.bench.receive(Y.encodeStateAsUpdate(first), this.scenario.actors[0] as Actor);
    const state = Y.encodeStateAsUpdate(this.bench.live.doc);
    this.peers = this.scenario.actors.map((actor) => new Peer(actor, this.random, state));
  }

  run(): void {
    for (let step = 0; step < steps; step += 1) this.#step();
    this.#flush();
    // A message that was lost with none after it is missed by nobody until the next handshake.
    for (const peer of this.peers) {
      this.#cut(peer);
      this.#connect(peer);
    }
    this.#flush();
  }

  #flush(): void {
    while (this.peers.some(({ up, down }) => up.length + down.length > 0)) {
      for (const peer of this.peers) {
        this.#receive(peer);
        this.#deliver(peer);
      }
    }
  }

  #step(): void {
    const { random } = this;
    const peer = random.pick(this.peers);
    const chance = random.next();
    if (chance < 0.04) {
      if (peer.online) this.#cut(peer);
      else this.#connect(peer);
    } else if (chance < 0.05) this.#restart();
    else if (chance < 0.06) peer.reload();
    else if (chance < 0.07) peer.up.splice(random.int(peer.up.length + 1), 1);
    else if (chance < 0.08) this.#repeat(peer);
    else if (chance < 0.5) peer.edit(this.scenario);
    else if (chance < 0.75) this.#receive(peer);
    else this.#deliver(peer);
  }

  #cut(peer: Peer): void {
    this.tally.cuts += 1;
    peer.cut();
  }

  /** The server starts again from its log: all connections are cut, and what was under way is lost. */
  #restart(): void {
    this.tally.restarts += 1;
    this.bench.restart();
    for (const peer of this.peers) peer.cut();
  }

  /** A y-websocket handshake: each tells the other what it has, the server first. */
  #connect(peer: Peer): void {
    peer.online = true;
    peer.down.push({ type: "step1", vector: this.bench.live.stateVector });
    peer.up.push({ type: "step1", vector: Y.encodeStateVector(peer.doc) });
  }

  /** A message arrives twice. */
  #repeat(peer: Peer): void {
    const [message] = peer.up;
    if (message) peer.up.unshift(message);
  }

  /** The next message from the server reaches the device. */
  #deliver(peer: Peer): void {
    const message = peer.down.shift();
    if (!message) return;
    if (message.type === "step1") {
      const update = Y.encodeStateAsUpdate(peer.doc, message.vector);
      peer.up.push({ type: "write", update, written: [...peer.unruled] });
      return;
    }
    Y.applyUpdate(peer.doc, message.update, "server");
    peer.isSynced ||= message.type === "step2";
    if (peer.isSynced) peer.seen = Math.max(peer.seen, message.seen);
  }

  /** The next message of the device reaches the server. */
  #receive(peer: Peer): void {
    const message = peer.up.shift();
    if (!message) return;
    if (message.type === "step1") {
      const update = Y.encodeStateAsUpdate(this.bench.live.doc, message.vector);
      peer.down.push({ type: "step2", update, seen: this.#rulings });
    } else this.#rule(peer, message.update, message.written);
  }

  #rule(peer: Peer, update: Uint8Array, written: readonly Written[]): void {
    const decoded = decodeUpdate(update);
    if (decoded.isEmpty || !this.#mayWrite(peer.actor)) {
      if (!decoded.isEmpty && !bringsNothing(this.bench.live, decoded)) this.tally.refusals += 1;
      return;
    }
    const admission = this.bench.admit(update, peer.actor);
    if (admission.kind === "gap") {
      this.tally.gaps += 1;
      peer.down.push({ type: "step1", vector: this.bench.live.stateVector });
      return;
    }
    if (admission.kind === "refused") throw new Error(`the gate refused an honest copy: ${admission.reason}`);
    const before = this.#state();
    const ruling = this.bench.judge(update, peer.actor, admission.claims);
    this.#rulings += 1;
    this.tally.rulings += 1;
    this.tally.refusals += ruling.refused.length;
    if (!ruling.complete) throw new Error("an admitted update had a gap");
    this.#check(before, peer.actor);
    this.#checkWritten(peer, written);
    peer.unruled = peer.unruled.filter((write) => !written.includes(write));
    if (!ruling.update) return;
    for (const { online, down } of this.peers)
      if (online) down.push({ type: "update", update: ruling.update, seen: this.#rulings });
  }

  #mayWrite(actor: Actor): boolean {
    if (this.scenario.kind !== "customer") return true;
    const subject = {
      ownerId: "seller",
      ownerGroupIds: ["g1"],
      collaboratorRight: actor === reader ? ("read" as const) : ("write" as const),
    };
    const facts = { exists: true, deleted: false, subject };
    return documentRight(actor, { kind: "customer", id: "c" }, facts) === "write";
  }

  #state(): Map<string, unknown> {
    const values = new Map<string, unknown>();
    for (const root of rootsOfKind[this.scenario.kind] ?? [])
      for (const [key, value] of this.bench.live.doc.getMap(root).entries())
        values.set(`${root}/${key}`, value);
    return values;
  }

  #check(before: ReadonlyMap<string, unknown>, actor: Actor): void {
    const { doc } = this.bench.live;
    const after = this.#state();
    for (const path of new Set([...before.keys(), ...after.keys()])) {
      if (before.get(path) === after.get(path)) continue;
      const [root = "", key = ""] = path.split("/");
      const change = { root, key, before: before.get(path), after: after.get(path) };
      const fault = this.scenario.faultOfChange(change, actor, doc);
      if (fault) throw new Error(fault);
    }
    const fault = this.scenario.fault(doc);
    if (fault) throw new Error(`at the server ${fault}`);
  }

  /** A legal write stands unless the field was legally changed by somebody whose change its author hadn't seen. */
  #checkWritten(peer: Peer, written: readonly Written[]): void {
    const last = new Map(
      written.filter((write) => peer.unruled.includes(write)).map((write) => [write.key, write]),
    );
    for (const [key, { value, seen }] of last) {
      const changed = this.#changed.get(key);
      const isLatest = !changed || changed.by === peer || changed.at <= seen;
      const stands = this.bench.value("fields", key);
      // A correction that sets the old value again outlives a clearing made at the same time: said in the docs.
      if (isLatest && value !== null && stands !== value && !this.#wroteSince(peer, key, value))
        throw new Error(`${key}: ${value} of ${peer.actor.userId} was lost to ${stands}`);
      // What lost the merge to somebody whose change it hadn't seen changes nothing.
      if (stands === (value ?? undefined)) this.#changed.set(key, { at: this.#rulings, by: peer });
    }
  }

  /** Whether this copy itself says something else by now: an illegal write over it, handed in together. */
  #wroteSince(peer: Peer, key: string, value: string): boolean {
    return peer.doc.getMap("fields").get(key) !== value;
  }
}

/** Runs one schedule; throws what is wrong, with the seed. */
export function runInMemory(seed: number, tally: Tally = emptyTally()): void {
  try {
    const schedule = new MemorySchedule(seed, tally);
    schedule.run();
    const { bench, peers, scenario } = schedule;
    const roots = rootsOfKind[scenario.kind] ?? [];
    const expected = contentOf(bench.live.doc, roots);
    for (const { doc, actor, down } of peers) {
      if (down.length > 0) throw new Error("something is still under way");
      // Whoever may only read keeps what was refused on the own device, apart from everyone else.
      if (actor !== reader && contentOf(doc, roots) !== expected)
        throw new Error(`the copy of ${actor.userId} differs`);
    }
    if (bench.hasSent(marker)) throw new Error("refused content was sent");
    const log = new Y.Doc();
    for (const update of bench.sent) Y.applyUpdate(log, update);
    if (contentOf(log, roots) !== expected) throw new Error("the log says something else");
    if (bench.live.doc.store.pendingStructs) throw new Error("something waits in the server's copy");
  } catch (error) {
    throw new Error(`seed ${seed}: ${error instanceof Error ? error.message : error}`, { cause: error });
  }
}
