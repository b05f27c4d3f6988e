import { afterEach, beforeEach, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { addFollowUp, createCustomer, setCustomerField } from "@/lib/client/customers/actions";
import { journaledDocuments } from "@/lib/client/storage/database-names";
import { followUpText, plainText, readCustomer } from "@/lib/docs/customer-doc";
import { customerName, settingsName } from "@/lib/docs/names";
import { Device, eventually, me } from "./support/device";

let device: Device;

beforeEach(() => {
  device = new Device();
});

afterEach(async () => {
  await device.crash();
});

const serverCustomer = (id: string) => readCustomer(device.server.doc(customerName(id)));

describe("what is written on a device", () => {
  it("reaches the server and is called kept only once it is durable (X2)", async () => {
    const tab = await device.openTab();
    await eventually(() => expect(tab.socket.connection.get().online).toBe(true));
    device.server.durable = false;
    const id = await createCustomer({ name: "李建平" });
    await eventually(() => expect(serverCustomer(id).fields.name).toBe("李建平"));
    expect(tab.saving.state.get().kind).toBe("stored");
    expect(tab.saving.state.get().items).toMatchObject([{ kind: "customer", customerName: "李建平" }]);
    device.server.acknowledgeAll();
    await eventually(() => expect(tab.saving.state.get()).toMatchObject({ kind: "kept", waiting: 0 }));
  });

  it("survives the end of the browser offline and is sent at the next start (X1)", async () => {
    device.goOffline();
    const before = await device.openTab();
    const id = await createCustomer({ name: "范玉梅", company: "苏州锦禾" });
    const followUpId = await addFollowUp(id, {
      method: "visit",
      text: "看了样衣\n下周定价",
      nextVisitAt: "2026-11-30T01:00:00.000Z",
    });
    await eventually(() => expect(before.saving.state.get().kind).toBe("waiting"));
    await device.crash();

    const after = await device.openTab();
    await eventually(() => expect(after.rows.row(id)?.name).toBe("范玉梅"));
    expect(after.saving.state.get()).toMatchObject({ kind: "waiting" });
    device.goOnline();
    await eventually(() => expect(serverCustomer(id).fields.nextVisitAt).toBe("2026-11-30T01:00:00.000Z"));
    const text = plainText(followUpText(device.server.doc(customerName(id)), followUpId));
    expect(text).toBe("看了样衣\n下周定价");
    await eventually(() => expect(after.saving.state.get().kind).toBe("kept"));
  });

  it("is seen by the other tab of the same person without any network", async () => {
    device.goOffline();
    const first = await device.openTab();
    const second = await device.openTab();
    const id = await createCustomer({ name: "武志强" });
    await eventually(() => expect(first.rows.row(id)?.name).toBe("武志强"));
    const hide = first.documents.show(customerName(id));
    await eventually(() => expect(first.documents.viewOf(customerName(id)).get().state).toBe("ready"));
    await second.documents.change(customerName(id), (doc) => setCustomerField(doc, "phone", "13800000000"));
    await eventually(() => {
      const { doc } = first.documents.viewOf(customerName(id)).get();
      expect(doc && readCustomer(doc).fields.phone).toBe("13800000000");
    });
    hide();
  });

  it("is read in two tabs without either taking the other's store away, where the person may only read", async () => {
    const name = settingsName;
    device.server.doc(name).getMap("fields").set("name", "锦程纺织");
    device.server.answers.set(name, { right: "read", epoch: 1, schema: 1 });
    const first = await device.openTab();
    await eventually(() => expect(first.documents.viewOf(name).get().synced).toBe(true));
    const held = first.documents.viewOf(name).get().doc;
    const troubles: unknown[] = [];
    first.saving.onStorageProblem(() => troubles.push(first.saving.hasStorageProblem()));
    const second = await device.openTab();
    await eventually(() => expect(second.documents.viewOf(name).get().synced).toBe(true));
    for (const tab of [first, second]) {
      await eventually(() => expect(tab.saving.state.get()).toMatchObject({ kind: "kept", waiting: 0 }));
    }
    expect(troubles).toEqual([]);
    expect(first.documents.viewOf(name).get().doc).toBe(held);
    expect(device.calls.filter(({ path }) => path === "/api/quarantine")).toEqual([]);
  });

  it("opens what the cache holds offline, and says missing of what it does not", async () => {
    const held = customerName("018f0000-0000-7000-8000-00000000000a");
    const strange = customerName("018f0000-0000-7000-8000-00000000000b");
    const doc = new Y.Doc();
    doc.getMap("fields").set("name", "王海燕");
    device.goOffline();
    const tab = await device.openTab();
    await tab.cache.putDocuments([
      {
        held: { name: held, seq: 3, epoch: 1, right: "write", usedAt: 0 },
        state: Y.encodeStateAsUpdate(doc),
      },
    ]);
    const hide = [tab.documents.show(held), tab.documents.show(strange)];
    await eventually(() =>
      expect(tab.documents.viewOf(held).get()).toMatchObject({ state: "ready", right: "write" }),
    );
    await eventually(() => expect(tab.documents.viewOf(strange).get().state).toBe("missing"));
    for (const stop of hide) stop();
  });

  it("leaves no journal behind once the server has it and nobody has it open", async () => {
    const tab = await device.openTab();
    const id = await createCustomer({ name: "许佳" });
    await eventually(() => expect(tab.saving.state.get().kind).toBe("kept"));
    await device.crash();
    await eventually(async () => expect(await journaledDocuments(me.id)).not.toContain(customerName(id)));
    const again = await device.openTab();
    const { state } = await again.cache.documentState(customerName(id));
    const copy = new Y.Doc();
    Y.applyUpdate(copy, state ?? new Uint8Array());
    expect(readCustomer(copy).fields.name).toBe("许佳");
  });
});

describe("a right that is gone", () => {
  it("wipes the copy and keeps what was not sent for its author", async () => {
    device.goOffline();
    const tab = await device.openTab();
    const id = await createCustomer({ name: "林晓东" });
    await addFollowUp(id, { method: "phone", text: "月底前付尾款" });
    await eventually(() => expect(tab.saving.state.get().items.length).toBe(2));
    device.server.answers.set(customerName(id), 4403);
    device.goOnline();
    await eventually(() => expect(tab.saving.state.get().refused.length).toBe(2));
    expect(tab.saving.state.get()).toMatchObject({ kind: "problem", waiting: 0 });
    expect(tab.saving.state.get().refused.map((item) => item.excerpt)).toContain("月底前付尾款");
    expect((await tab.cache.documentState(customerName(id))).state).toBeNull();
    await eventually(async () => expect(await journaledDocuments(me.id)).not.toContain(customerName(id)));
  });

  it("takes a copy off the device that the server calls denied at the next connection", async () => {
    const name = customerName("018f0000-0000-7000-8000-00000000000c");
    device.goOffline();
    const tab = await device.openTab();
    await tab.cache.putDocuments([
      { held: { name, seq: 1, epoch: 1, right: "read", usedAt: Date.now() }, state: new Uint8Array([0, 0]) },
    ]);
    device.rest.set("/api/documents/check", () => ({ denied: [name], stale: [] }));
    device.goOnline();
    await eventually(async () => expect((await tab.cache.documentState(name)).state).toBeNull());
  });
});
