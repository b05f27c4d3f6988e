import { afterEach, beforeEach, expect, it } from "vitest";
import type { DecidedEntry } from "@/lib/client/outbox/model";
import { Outbox } from "@/lib/client/outbox/outbox";
import { Cache } from "@/lib/client/storage/cache";
import { TabChannel } from "@/lib/client/tabs/tab-channel";
import { freshStorage, installBrowser } from "./support/browser";
import { eventually } from "./support/device";

/** What the server was asked, and what it answers next: a status, or no answer at all. */
interface Asked {
  readonly key: string | null;
  readonly path: string;
}
let asked: Asked[];
let answers: (number | "lost")[];
let online: boolean;
let order: string[];
const closing: (() => Promise<void>)[] = [];

beforeEach(() => {
  freshStorage();
  [asked, answers, online, order] = [[], [], true, []];
  installBrowser(class {}, async (path: string, init: RequestInit) => {
    const key = new Headers(init.headers).get("idempotency-key");
    asked.push({ key, path });
    order.push("sent");
    const answer = answers.shift() ?? 200;
    if (answer === "lost") throw new TypeError("network");
    const error = { error: { code: "customerNotInPool", message: "已不在公海" } };
    const body = answer === 200 ? { result: { moveId: "m" } } : error;
    return new Response(JSON.stringify(body), { status: answer });
  });
});
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

function openOutbox(): Outbox {
  const tabs = new TabChannel("ann");
  const cache = new Cache("ann", () => undefined);
  const outbox = new Outbox({
    ...{ userId: "ann", cache, tabs, isOnline: () => online },
    writesSent: async () => void order.push("writes"),
    onStorageFailed: (error) => {
      throw error;
    },
  });
  closing.push(async () => {
    outbox.close();
    tabs.close();
    await cache.close();
  });
  return outbox;
}

const about = { customerIds: ["c"], label: "李四" };

it("P4: what is asked for offline survives a restart, goes out in order after the writes, and is told", async () => {
  online = false;
  const before = openOutbox();
  const first = before.add("customer.release", { n: 1 }, about);
  await eventually(() => expect(before.state.get().waiting).toHaveLength(1));
  const second = before.add("customer.claim", { n: 2 }, about);
  await eventually(() => expect(before.state.get().waiting).toHaveLength(2));
  await closing.pop()?.();

  online = true;
  answers = [200, 409];
  const outbox = openOutbox();
  const told: DecidedEntry[] = [];
  outbox.onDecided((entry) => told.push(entry));
  await outbox.send();
  expect(asked.map(({ key }) => key)).toEqual([first.id, second.id]);
  expect(order).toEqual(["writes", "sent", "writes", "sent"]);
  expect(told.map(({ outcome }) => outcome.kind)).toEqual(["done", "refused"]);
  expect(outbox.state.get().waiting).toEqual([]);
  expect(outbox.state.get().decided.map(({ outcome }) => outcome.kind)).toEqual(["refused", "done"]);
  await outbox.dismiss(first.id);
  await outbox.dismiss(second.id);
  expect(outbox.state.get().decided).toEqual([]);
});

it("sends the same key again after an answer that was lost, and keeps nothing of what was told at once", async () => {
  answers = ["lost", 200];
  const outbox = openOutbox();
  const { id, decided } = outbox.add("customer.claim", {}, about);
  await eventually(() => expect(asked).toHaveLength(1));
  await eventually(() => expect(outbox.state.get().waiting[0]?.askedOffline).toBe(true));
  await outbox.send();
  expect((await decided).outcome).toMatchObject({ kind: "done", moveId: "m" });
  expect(asked.map(({ key }) => key)).toEqual([id, id]);
  const { decided: said } = outbox.add("customer.claim", {}, about);
  expect((await said).askedOffline).toBe(false);
  expect(outbox.state.get().decided.map((entry) => entry.id)).toEqual([id]);
});

it("takes back what still waits, and nothing that has been decided", async () => {
  online = false;
  const outbox = openOutbox();
  const { id } = outbox.add("customer.release", {}, about);
  await eventually(() => expect(outbox.state.get().waiting).toHaveLength(1));
  expect(await outbox.cancel(id)).toBe(true);
  online = true;
  await outbox.send();
  expect(asked).toEqual([]);
  const { id: sent, decided } = outbox.add("customer.release", {}, about);
  await decided;
  expect(await outbox.cancel(sent)).toBe(false);
});
