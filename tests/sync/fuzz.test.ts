import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import type { Actor } from "@/lib/domain/access/model";
import { customerStatuses } from "@/lib/domain/customers/model";
import { JudgeBench, leader, seller } from "./support/judging";
import { Random } from "./support/random";

/**
 * Several people write into one customer, online and offline, much of it against the rules. After every schedule all
 * replicas are equal, nothing illegal stands anywhere, no reader ever received a byte of it, and a legal write that
 * nobody overwrote is there. `FUZZ_SEEDS=10000` runs that many schedules.
 */
const seeds = Number(process.env.FUZZ_SEEDS ?? 60);
const firstSeed = Number(process.env.FUZZ_FIRST ?? 1);
const stepsPerSchedule = 60;
/** Stands in every illegal value, and in no legal one. */
const marker = "ILLEGAL";

interface Peer {
  readonly doc: Y.Doc;
  readonly actor: Actor;
  online: boolean;
  outbox: Uint8Array[];
}

class Schedule {
  readonly bench = new JudgeBench();
  readonly peers: Peer[];
  readonly random: Random;

  constructor(seed: number) {
    this.random = new Random(seed);
    const first = new Y.Doc();
    first.getMap("fields").set("name", "start");
    this.bench.receive(Y.encodeStateAsUpdate(first), seller);
    this.peers = [seller, seller, leader, seller].map((actor) => this.#peer(actor));
  }

  #peer(actor: Actor): Peer {
    const doc = this.bench.replica();
    doc.clientID = 2000 + this.random.int(1_000_000);
    const peer: Peer = { doc, actor, online: true, outbox: [] };
    doc.on("update", (update: Uint8Array, origin: unknown) => {
      if (origin === "server") return;
      if (peer.online) peer.outbox.push(update);
    });
    return peer;
  }

  run(): void {
    for (let step = 0; step < stepsPerSchedule; step += 1) this.#step(this.random.pick(this.peers));
    for (const peer of this.peers) if (!peer.online) this.#reconnect(peer);
    for (const peer of this.peers) this.#flush(peer);
  }

  #step(peer: Peer): void {
    if (this.random.chance(0.08)) {
      if (peer.online) {
        peer.online = false;
        peer.outbox = [];
      } else this.#reconnect(peer);
      return;
    }
    this.#edit(peer);
    if (peer.online && this.random.chance(0.6)) this.#flush(peer);
  }

  #online(): Y.Doc[] {
    return this.peers.filter(({ online }) => online).map(({ doc }) => doc);
  }

  #flush(peer: Peer): void {
    for (const update of peer.outbox.splice(0)) this.bench.receive(update, peer.actor, this.#online());
  }

  #reconnect(peer: Peer): void {
    const others = this.#online();
    this.bench.sync(peer.doc, peer.actor, others);
    peer.online = true;
  }

  #edit({ doc, actor }: Peer): void {
    const fields = doc.getMap("fields");
    const followUps = doc.getMap("followUps");
    const { random } = this;
    const id = `f${random.int(4)}`;
    const time = new Date(1_700_000_000_000 + random.int(1e9)).toISOString();
    const edits: readonly (() => void)[] = [
      () => fields.set(random.pick(["company", "jobTitle", "phone"]), `legal ${random.int(1000)}`),
      () => fields.set("status", random.pick(customerStatuses)),
      () => fields.set("name", `name ${random.int(1000)}`),
      () => fields.delete(random.pick(["company", "jobTitle"])),
      () => fields.set("status", `${marker} status`),
      () => fields.set("customerNo", `${marker} number`),
      () => fields.set(`${marker}key`, 1),
      () => fields.set("company", [marker]),
      () => fields.set("company", new Y.Map([["a", marker]])),
      () => fields.delete("name"),
      () => fields.set("name", ""),
      () => followUps.set(`${id}|authorId`, actor.userId),
      () => followUps.set(`${id}|authorId`, `${marker} author`),
      () => followUps.set(`${id}|time|0`, time),
      () => followUps.set(`${id}|time|7`, time),
      () => followUps.set(`${id}|deleted`, true),
      () => this.#type(doc, id),
      () => {
        doc.transact(() => {
          fields.set("jobTitle", `mixed ${random.int(1000)}`);
          fields.set("customerNo", `${marker} mixed`);
          fields.set("level", `${marker} level`);
        });
      },
    ];
    random.pick(edits)();
  }

  #type(doc: Y.Doc, id: string): void {
    const note = doc.getXmlFragment(`text:${id}`);
    if (note.length === 0) note.push([new Y.XmlElement("paragraph")]);
    const paragraph = note.get(0) as Y.XmlElement;
    if (paragraph.length === 0) paragraph.push([new Y.XmlText()]);
    const text = paragraph.get(0) as Y.XmlText;
    if (text.length > 5 && this.random.chance(0.3)) text.delete(0, 2);
    else text.insert(this.random.int(text.length + 1), "ab");
  }
}

const sorted = (map: Y.Map<unknown>) => Object.entries(map.toJSON()).sort(([a], [b]) => (a < b ? -1 : 1));

const contentOf = (doc: Y.Doc): string =>
  JSON.stringify([
    sorted(doc.getMap("fields")),
    sorted(doc.getMap("followUps")),
    ["f0", "f1", "f2", "f3"].map((id) => doc.getXmlFragment(`text:${id}`).toString()),
  ]);

describe("I2, I3: schedules of several people", () => {
  it(`${seeds} seeds converge, and nothing illegal stands or was sent`, () => {
    for (let seed = firstSeed; seed < firstSeed + seeds; seed += 1) {
      const schedule = new Schedule(seed);
      schedule.run();
      const { bench, peers } = schedule;
      const expected = contentOf(bench.replica());
      for (const { doc } of peers) expect(contentOf(doc), `seed ${seed}`).toBe(expected);
      expect(expected.includes(marker), `seed ${seed}`).toBe(false);
      expect(bench.hasSent(marker), `seed ${seed}`).toBe(false);
      expect(String(bench.value("fields", "name")).trim(), `seed ${seed}`).not.toBe("");
      expect(bench.live.doc.store.pendingStructs, `seed ${seed}`).toBeNull();
    }
  });

  it("a legal write handed in late is never lost to a correction", () => {
    for (let seed = firstSeed; seed < firstSeed + seeds; seed += 1) {
      const random = new Random(seed);
      const bench = new JudgeBench();
      const first = new Y.Doc();
      first.getMap("fields").set("name", "start");
      if (random.chance(0.5)) first.getMap("fields").set("company", "before");
      bench.receive(Y.encodeStateAsUpdate(first), seller);
      const legal = bench.replica();
      legal.clientID = 2000 + random.int(1_000_000);
      const offenders = [0, 1, 2].map(() => {
        const doc = bench.replica();
        doc.clientID = 2000 + random.int(1_000_000);
        return doc;
      });
      legal.getMap("fields").set("company", "KEPT");
      for (const offender of offenders) {
        const illegal = random.pick<unknown>([["x"], { a: 1 }, "y".repeat(300)]);
        offender.getMap("fields").set("company", illegal);
        bench.sync(
          offender,
          seller,
          offenders.filter((other) => other !== offender),
        );
      }
      bench.sync(legal, leader, offenders);
      expect(bench.value("fields", "company"), `seed ${seed}`).toBe("KEPT");
      for (const doc of [legal, ...offenders]) expect(doc.getMap("fields").get("company")).toBe("KEPT");
    }
  });
});
