import { createClient } from "@redis/client";
import postgres from "postgres";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Bus, BusEvent } from "@/lib/protocol/bus";
import { BrokerBus } from "@/sync-server/bus/broker-bus";
import type { OpenLine } from "@/sync-server/bus/broker-line";
import { createLocalBus } from "@/sync-server/bus/local-bus";
import { postgresLine } from "@/sync-server/bus/postgres-line";
import { redisLine } from "@/sync-server/bus/redis-line";
import { eventually } from "../support/eventually";
import { type FaultLine, openFaultLine } from "../support/fault-line";
import { startPostgres } from "../support/postgres";
import { startRedis } from "../support/redis";

/** A broker behind a line that can be cut, and a way to say anything on its channel. */
interface Broker {
  readonly line: FaultLine;
  readonly open: OpenLine;
  shout(message: string): Promise<void>;
  stop(): Promise<void>;
}

async function postgresBroker(): Promise<Broker> {
  const server = await startPostgres();
  const url = await server.createDatabase();
  const line = await openFaultLine(server.port);
  const sql = postgres(url, { max: 1 });
  return {
    line,
    open: postgresLine(url.replace(`:${server.port}/`, `:${line.port}/`)),
    shout: async (message) => void (await sql.notify("genjin", message)),
    async stop() {
      await sql.end();
      await line.close();
      await server.stop();
    },
  };
}

async function redisBroker(): Promise<Broker> {
  const server = await startRedis();
  const line = await openFaultLine(server.port);
  const client = createClient({ url: server.url });
  client.on("error", () => undefined);
  await client.connect();
  return {
    line,
    open: redisLine(`redis://127.0.0.1:${line.port}`),
    shout: async (message) => void (await client.publish("genjin", message)),
    async stop() {
      client.destroy();
      await line.close();
      await server.stop();
    },
  };
}

const kinds: readonly (readonly [string, (() => Promise<Broker>) | null])[] = [
  ["in one process", null],
  ["over Postgres", postgresBroker],
  ["over Redis", redisBroker],
];

describe.each(kinds)("the bus %s", (_name, startBroker) => {
  const beatMs = 300;
  let broker: Broker | null = null;
  const opened: Bus[] = [];
  beforeAll(async () => {
    broker = (await startBroker?.()) ?? null;
  }, 120_000);
  afterEach(async () => {
    broker?.line.mend();
    for (const bus of opened.splice(0)) await bus.close();
  });
  afterAll(() => broker?.stop());

  /** A node's bus, and what it heard. In one process all nodes are the same. */
  async function node(): Promise<{ readonly bus: Bus; readonly heard: BusEvent[] }> {
    const bus = broker ? await openBrokerBus(broker) : (opened[0] ?? createLocalBus());
    opened.push(bus);
    const heard: BusEvent[] = [];
    bus.subscribe((event) => heard.push(event));
    return { bus, heard };
  }

  async function openBrokerBus({ open }: Broker): Promise<Bus> {
    const bus = new BrokerBus(open, { beatMs });
    await bus.start();
    return bus;
  }

  const event = (seq: number, name = "customer/a"): BusEvent => ({ type: "document", name, seq });
  const heardOf = (heard: readonly BusEvent[], wanted: BusEvent) =>
    heard.some((one) => JSON.stringify(one) === JSON.stringify(wanted));

  it("tells every event to all, the publisher's own listeners included, once each", async () => {
    const [one, two, three] = [await node(), await node(), await node()];
    const events: readonly BusEvent[] = [
      event(1),
      { type: "tasks", urgent: true },
      { type: "rights", userIds: ["u1"], documents: ["customer/a"] },
      { type: "session-ended", sessionIds: ["s1"] },
      { type: "person-closed", userId: "u2" },
    ];
    for (const published of events) one.bus.publish(published);
    for (const { heard } of [one, two, three]) {
      await eventually(() => events.every((published) => heardOf(heard, published)));
      expect(heard).toEqual(events);
    }
  });

  it("never tells a publisher before it has gone on, and no more to one that stopped listening", async () => {
    const { bus } = await node();
    const heard: BusEvent[] = [];
    const stop = bus.subscribe((one) => heard.push(one));
    bus.publish(event(1));
    expect(heard).toEqual([]);
    await eventually(() => heard.length === 1);
    stop();
    const others = await node();
    others.bus.publish(event(2));
    await eventually(() => heardOf(others.heard, event(2)));
    expect(heard).toEqual([event(1)]);
  });

  it("carries many events in a burst, of one document at least the newest", async () => {
    const [one, two] = [await node(), await node()];
    for (let seq = 1; seq <= 2000; seq += 1) one.bus.publish(event(seq, `customer/${seq % 50}`));
    const newest = Array.from({ length: 50 }, (_, at) => event(1951 + at, `customer/${(1951 + at) % 50}`));
    await eventually(() => newest.every((last) => heardOf(two.heard, last)));
  });

  it("asks for no less than was meant when an event is too large for one message", async () => {
    const [one, two] = [await node(), await node()];
    const documents = Array.from({ length: 3000 }, (_, at) => `customer/${String(at).padStart(36, "0")}`);
    const sessionIds = Array.from({ length: 3000 }, (_, at) => String(at).padStart(40, "0"));
    one.bus.publish({ type: "rights", documents });
    one.bus.publish({ type: "session-ended", sessionIds });
    const all: BusEvent = { type: "rights" };
    await eventually(() => heardOf(two.heard, all) || heardOf(two.heard, { type: "rights", documents }));
    const ended = () =>
      two.heard.flatMap((heard) => (heard.type === "session-ended" ? heard.sessionIds : []));
    await eventually(() => ended().length === sessionIds.length);
    expect(new Set(ended())).toEqual(new Set(sessionIds));
  });

  it("says nothing any more once it is closed, and closes twice", async () => {
    const [one, two] = [await node(), await node()];
    await two.bus.close();
    await two.bus.close();
    two.bus.publish(event(7));
    one.bus.publish(event(8));
    if (broker) await eventually(() => heardOf(one.heard, event(8)));
    expect(two.heard).toEqual([]);
  });

  it.runIf(startBroker)("passes over what is no message of ours", async () => {
    const { heard, bus } = await node();
    const bad = ["", "{", "null", "[]", '"x"', '{"node":1}', '{"node":"x","events":{}}', "\u0000".slice(1)];
    for (const text of bad) await broker?.shout(text);
    await broker?.shout('{"node":"x","events":[{"type":"later"},{"type":"document","name":1,"seq":2},7]}');
    await broker?.shout('{"node":"x","events":[{"type":"new"},{"type":"person-closed","userId":"u"}]}');
    await eventually(() => heard.length > 0);
    expect(heard).toEqual([{ type: "person-closed", userId: "u" }]);
    expect(bus.isUp()).toBe(true);
  });

  it.runIf(startBroker)("comes back after a cut, and has everybody compare what was missed", async () => {
    const [one, two] = [await node(), await node()];
    broker?.line.cut();
    await eventually(() => !one.bus.isUp() && !two.bus.isUp());
    one.bus.publish(event(5));
    await eventually(() => heardOf(one.heard, event(5)));
    broker?.line.mend();
    await eventually(() => one.bus.isUp() && two.bus.isUp());
    await eventually(() => heardOf(one.heard, { type: "missed" }) && heardOf(two.heard, { type: "missed" }));
    one.bus.publish(event(6));
    await eventually(() => heardOf(two.heard, event(6)));
  });

  it.runIf(startBroker)("finds out that a broker has fallen silent, and comes back", async () => {
    const [one, two] = [await node(), await node()];
    broker?.line.swallow();
    await eventually(() => !one.bus.isUp() && !two.bus.isUp());
    broker?.line.mend();
    await eventually(() => one.bus.isUp() && two.bus.isUp(), { withinMs: 20_000 });
    two.bus.publish(event(9));
    await eventually(() => heardOf(one.heard, event(9)));
  });

  it.runIf(startBroker)("has everybody compare when a node falls silent, not when one leaves", async () => {
    const [one, two] = [await node(), await node()];
    await eventually(() => one.bus.isUp() && two.bus.isUp());
    await broker?.shout('{"node":"left","events":[]}');
    await broker?.shout('{"node":"left","events":[],"leaves":true}');
    await broker?.shout('{"node":"crashed","events":[]}');
    await eventually(() => heardOf(one.heard, { type: "missed" }) && heardOf(two.heard, { type: "missed" }));
    one.bus.publish(event(1));
    await eventually(() => heardOf(two.heard, event(1)));
    expect(two.heard.filter(({ type }) => type === "missed").length).toBe(1);
  });

  it.runIf(startBroker)("starts without a broker, and finds it once it is there", async () => {
    broker?.line.cut();
    const { bus, heard } = await node();
    expect(bus.isUp()).toBe(false);
    bus.publish(event(1));
    await eventually(() => heardOf(heard, event(1)));
    broker?.line.mend();
    await eventually(() => bus.isUp());
    await eventually(() => heardOf(heard, { type: "missed" }));
  });
});
