import { openDB } from "idb";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { cacheDatabase } from "@/lib/client/storage/database-names";
import type { Workspace } from "@/lib/client/workspace/workspace";
import { addFollowUp, deleteFollowUp } from "@/lib/docs/customer-follow-ups";
import { customerName } from "@/lib/docs/names";
import { Device, eventually, me } from "./support/device";

let device: Device;
beforeEach(() => {
  device = new Device();
  device.goOffline();
});
afterEach(() => device.crash());

const customer = (letter: string): string => customerName(`018f0000-0000-7000-8000-00000000000${letter}`);
const now = "2026-11-01T00:00:00.000Z";
const note = (id: string, line: string) =>
  ({ id, subject: "", method: "phone", authorId: me.id, time: now, now, text: [line] }) as const;

async function store(tab: Workspace, name: string, doc: Y.Doc): Promise<void> {
  const held = { name, seq: 1, epoch: 1, right: null, usedAt: 0 };
  await tab.cache.putDocuments([{ held, state: Y.encodeStateAsUpdate(doc) }]);
}

function textsOf(tab: Workspace): Record<string, string> {
  const { byId } = tab.noteTexts.state.get();
  return Object.fromEntries([...byId].map(([id, { text }]) => [id, text]));
}

describe("F2: the texts of notes on the device", () => {
  it("are read once somebody searches, follow the documents, and go with them", async () => {
    const tab = await device.openTab();
    const [name, other] = [customer("a"), customer("b")];
    const doc = new Y.Doc();
    addFollowUp(doc, note("one", "孔雀蓝"));
    addFollowUp(doc, note("gone", "取消"));
    deleteFollowUp(doc, "gone");
    await store(tab, name, doc);
    await store(tab, "index/x", new Y.Doc());
    expect(textsOf(tab)).toEqual({});

    const end = tab.noteTexts.search();
    await eventually(() => expect(tab.noteTexts.state.get().loaded).toBe(true));
    expect(textsOf(tab)).toEqual({ one: "孔雀蓝" });

    addFollowUp(doc, note("two", "提花"));
    await store(tab, name, doc);
    const second = new Y.Doc();
    addFollowUp(second, note("three", "府绸"));
    await store(tab, other, second);
    await eventually(() => expect(textsOf(tab)).toEqual({ one: "孔雀蓝", two: "提花", three: "府绸" }));

    await tab.cache.forgetDocuments([name]);
    expect((await tab.cache.allNotes()).map((each) => each.name)).toEqual([other]);
    await eventually(() => expect(textsOf(tab)).toEqual({ three: "府绸" }));
    end();
  });

  it("are kept for the next start, and what another tab stored is seen by the next search", async () => {
    const [first, second] = [await device.openTab(), await device.openTab()];
    const doc = new Y.Doc();
    addFollowUp(doc, note("one", "孔雀蓝"));
    await store(first, customer("a"), doc);
    const end = second.noteTexts.search();
    await eventually(() => expect(textsOf(second)).toEqual({ one: "孔雀蓝" }));
    end();
    expect(await first.cache.namesWithoutNotes()).toEqual([]);
    addFollowUp(doc, note("two", "提花"));
    await store(first, customer("a"), doc);
    expect(await first.cache.namesWithoutNotes()).toEqual([customer("a")]);
    second.noteTexts.search();
    await eventually(() => expect(textsOf(second)).toEqual({ one: "孔雀蓝", two: "提花" }));
  });

  it("are made for documents stored before this version, and a copy that can't be read stops no other", async () => {
    const doc = new Y.Doc();
    addFollowUp(doc, note("one", "孔雀蓝"));
    const stores = ["documents", "held", "dirty", "refused", "quarantined", "outbox", "rows", "kv"];
    const before = await openDB(cacheDatabase(me.id), 2, {
      upgrade(database) {
        for (const each of stores) {
          const keyPath = each === "rows" ? ["owner", "chunk"] : /ref|quar|out/.test(each) ? "id" : "name";
          database.createObjectStore(each, each === "kv" ? {} : { keyPath });
        }
      },
    });
    await before.put("documents", { name: customer("a"), state: new Uint8Array([255, 1, 2]) });
    await before.put("documents", { name: customer("b"), state: Y.encodeStateAsUpdate(doc) });
    before.close();
    const tab = await device.openTab();
    tab.noteTexts.search();
    await eventually(() => expect(tab.noteTexts.state.get().loaded).toBe(true));
    expect(textsOf(tab)).toEqual({ one: "孔雀蓝" });
  });
});
