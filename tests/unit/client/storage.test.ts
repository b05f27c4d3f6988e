import { openDB } from "idb";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { createCustomer, setCustomerField } from "@/lib/client/customers/actions";
import { journalDatabase } from "@/lib/client/storage/database-names";
import type { Workspace } from "@/lib/client/workspace/workspace";
import { readCustomer, setField } from "@/lib/docs/customer-doc";
import { customerName } from "@/lib/docs/names";
import { Device, eventually, me } from "./support/device";
import { fakeStorage, ignoreUnhandledRejections, watchStorage } from "./support/fake-storage";

let device: Device;
let listenAgain: () => void;
beforeAll(() => {
  listenAgain = ignoreUnhandledRejections();
});
afterAll(() => listenAgain());

beforeEach(() => {
  device = new Device();
  watchStorage();
});

afterEach(async () => {
  await fakeStorage.freeDisk();
  await device.crash();
});

const viewOf = (tab: Workspace, name: string) => tab.documents.viewOf(name).get();

async function shown(tab: Workspace, name: string): Promise<void> {
  tab.documents.show(name);
  await eventually(() => expect(viewOf(tab, name)).toMatchObject({ state: "ready", right: "write" }));
}

describe("a device that can't store", () => {
  it("is red at once and stops editing; with room again all is stored and editing goes on", async () => {
    device.goOffline();
    const tab = await device.openTab();
    const name = customerName(await createCustomer({ name: "李建平" }));
    await shown(tab, name);
    await fakeStorage.fillDisk();
    await tab.documents.change(name, (doc) => setField(doc, "phone", "13800000000"));
    await eventually(() => expect(viewOf(tab, name).right).toBe("read"));
    expect(tab.saving.state.get()).toMatchObject({ kind: "problem", problem: { code: "storage" } });
    await expect(tab.documents.change(name, () => undefined)).rejects.toThrow("readOnly");
    await fakeStorage.freeDisk();
    await eventually(() => expect(viewOf(tab, name).right).toBe("write"));
    expect(tab.saving.state.get()).toMatchObject({ kind: "waiting", problem: null });
    await device.crash();
    const again = await device.openTab();
    await shown(again, name);
    const { doc } = viewOf(again, name);
    expect(doc && readCustomer(doc).fields).toMatchObject({ name: "李建平", phone: "13800000000" });
  });

  it("brings back what was taken away under an open tab, what waits included", async () => {
    device.goOffline();
    const tab = await device.openTab();
    const id = await createCustomer({ name: "范玉梅" });
    await shown(tab, customerName(id));
    tab.outbox.add("customer.release", {}, { customerIds: ["another"], label: "李平" });
    await eventually(() => expect(tab.saving.state.get().items).toHaveLength(2));
    await fakeStorage.evict();
    await eventually(() => expect(tab.saving.state.get().kind).toBe("problem"));
    await eventually(() => expect(tab.saving.state.get().kind).toBe("waiting"));
    await device.crash();
    const again = await device.openTab();
    await eventually(() => expect(again.rows.row(id)?.name).toBe("范玉梅"));
    expect(
      again.saving.state
        .get()
        .items.map(({ kind }) => kind)
        .sort(),
    ).toEqual(["command", "customer"]);
    device.goOnline();
    await eventually(() => expect(again.saving.record(customerName(id))).toBeUndefined());
    expect(readCustomer(device.server.doc(customerName(id))).fields.name).toBe("范玉梅");
  });

  it("goes on in the same tab after everything was taken away, the stores of imports and files included", async () => {
    const tab = await device.openTab();
    await eventually(() => expect(tab.saving.state.get().kind).toBe("kept"));
    await fakeStorage.evict();
    device.goOffline();
    device.goOnline();
    await tab.imports.changed();
    await tab.imports.send();
    await eventually(() => expect(tab.saving.state.get()).toMatchObject({ kind: "kept", problem: null }));
  });

  it("without any storage shows what the server has, in red, and lets nothing be written", async () => {
    const name = customerName("018f0000-0000-7000-8000-00000000000e");
    setField(device.server.doc(name), "name", "王海燕");
    Object.defineProperty(globalThis, "indexedDB", { value: undefined, configurable: true });
    const tab = await device.openTab();
    tab.documents.show(name);
    await eventually(() => expect(viewOf(tab, name)).toMatchObject({ state: "ready", right: "read" }));
    const { doc } = viewOf(tab, name);
    expect(doc && readCustomer(doc).fields.name).toBe("王海燕");
    expect(tab.saving.state.get().problem).toMatchObject({ code: "storage" });
    await expect(createCustomer({ name: "谁" })).rejects.toThrow("readOnly");
    await tab.close();
  });

  it("fetches anew a copy that can't be read", async () => {
    const name = customerName("018f0000-0000-7000-8000-00000000000f");
    setField(device.server.doc(name), "name", "武志强");
    device.goOffline();
    const tab = await device.openTab();
    const held = { name, seq: 1, epoch: 1, right: "write" as const, usedAt: 0 };
    await tab.cache.putDocuments([{ held, state: Uint8Array.of(250, 250, 1) }]);
    tab.documents.show(name);
    await eventually(() => expect(viewOf(tab, name).state).toBe("missing"));
    device.goOnline();
    await shown(tab, name);
    expect(tab.saving.state.get().problem).toBeNull();
  });
});

describe("a journal with a damaged row", () => {
  /** Three edits, each a row of its own; the second is made unreadable. */
  async function damagedJournal(name: string): Promise<void> {
    const doc = new Y.Doc();
    const rows: Uint8Array[] = [];
    doc.on("update", (update: Uint8Array) => rows.push(update));
    setField(doc, "name", "许佳");
    setField(doc, "phone", "13900000000");
    setField(doc, "address", "绍兴柯桥");
    const database = await openDB(journalDatabase(me.id, name), undefined, {
      upgrade(upgraded) {
        upgraded.createObjectStore("updates", { autoIncrement: true });
        upgraded.createObjectStore("custom");
      },
    });
    for (const [at, row] of rows.entries()) {
      await database.add("updates", at === 1 ? Uint8Array.of(250, 1, 2) : row);
    }
    database.close();
  }

  it("sends what can be read and keeps the rest, with its words, for its author", async () => {
    const name = customerName("018f0000-0000-7000-8000-000000000010");
    await damagedJournal(name);
    const tab = await device.openTab();
    await eventually(() => expect(tab.saving.state.get().refused).toHaveLength(2));
    const { refused, kind } = tab.saving.state.get();
    expect(kind).toBe("problem");
    expect(refused.map(({ code, document }) => `${code} ${document}`)).toEqual([
      `unreadable ${name}`,
      `unreadable ${name}`,
    ]);
    expect(refused.map(({ excerpt }) => excerpt)).toContain("绍兴柯桥");
    expect(readCustomer(device.server.doc(name)).fields.name).toBe("许佳");
    expect((await tab.cache.quarantined()).map(({ document }) => document)).toEqual([name, name]);
  });
});

describe("two tabs of one person", () => {
  it("do not believe each other about what they have just written themselves", async () => {
    device.server.durable = false;
    const [first, second] = [await device.openTab(), await device.openTab()];
    const name = customerName(await createCustomer({ name: "林晓东" }));
    await shown(first, name);
    await shown(second, name);
    await second.documents.change(name, (doc) => setCustomerField(doc, "phone", "13700000000"));
    await eventually(() => expect(first.saving.record(name)).toBeDefined());
    first.saving.confirmed(name);
    await eventually(() => expect(first.saving.record(name)).toBeDefined());
    expect(second.saving.record(name)).toBeDefined();
    expect((await first.cache.dirty()).map((record) => record.name)).toContain(name);
    await eventually(() => {
      // What the first tab passes on may reach the server only now.
      device.server.acknowledgeAll();
      expect(first.saving.state.get().kind).toBe("kept");
    });
    await eventually(() => expect(second.saving.state.get().kind).toBe("kept"));
  });

  it("let go together when the person signs out on one", async () => {
    const [first] = [await device.openTab(), await device.openTab()];
    first.announceSignOut();
    await eventually(() => expect(device.signedOut).toBe(1));
  });
});
