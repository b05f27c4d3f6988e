import { afterEach, beforeEach, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { journalDatabase } from "@/lib/client/storage/database-names";
import { Journal } from "@/lib/client/storage/journal";
import { createWriteWatch } from "@/lib/client/storage/write-watch";
import { Device, eventually, me } from "./support/device";

const name = "customer/018f0000-0000-7000-8000-00000000000d";
let messages: string[];
let healed: number;
let corrupt: Uint8Array[];
const open: Journal[] = [];

/** y-indexeddb lets its own failures go unhandled; here they are what is being tested. */
let listeners: NodeJS.UnhandledRejectionListener[] = [];

beforeEach(() => {
  listeners = process.listeners("unhandledRejection");
  process.removeAllListeners("unhandledRejection");
  process.on("unhandledRejection", () => undefined);
  new Device();
  messages = [];
  healed = 0;
  corrupt = [];
});

afterEach(async () => {
  await Promise.all(open.splice(0).map((journal) => journal.close()));
  process.removeAllListeners("unhandledRejection");
  for (const listener of listeners) process.on("unhandledRejection", listener);
});

async function openJournal(doc: Y.Doc): Promise<Journal> {
  const events = {
    onBroken: (message: string) => void messages.push(message),
    onHealed: () => void healed++,
    onCorrupt: async (update: Uint8Array) => void corrupt.push(update),
  };
  const journal = new Journal(me.id, name, doc, events, createWriteWatch(), {
    openLimitMs: 400,
    healEveryMs: 50,
  });
  open.push(journal);
  await journal.opened();
  return journal;
}

function textOfField(doc: Y.Doc): unknown {
  return doc.getMap("fields").get("name");
}

/** Makes every further write into the journal's store fail, the way a full disk does. */
function refuseWrites(): () => void {
  const add = IDBObjectStore.prototype.add;
  IDBObjectStore.prototype.add = function refuse(this: IDBObjectStore) {
    const request = add.apply(this, [new Uint8Array([0])] as unknown as [unknown]);
    this.transaction.abort();
    return request;
  };
  return () => {
    IDBObjectStore.prototype.add = add;
  };
}

describe("the journal", () => {
  it("says so when the browser refuses a write, and stores everything once there is room again", async () => {
    const doc = new Y.Doc();
    await openJournal(doc);
    const allow = refuseWrites();
    doc.getMap("fields").set("name", "lost on disk");
    await eventually(() => expect(messages.length).toBeGreaterThan(0));
    allow();
    await eventually(() => expect(healed).toBe(1));
    await Promise.all(open.splice(0).map((journal) => journal.close()));
    const copy = new Y.Doc();
    await openJournal(copy);
    expect(textOfField(copy)).toBe("lost on disk");
  });

  it("opens in spite of a row that cannot be read, and hands that row over", async () => {
    const doc = new Y.Doc();
    await openJournal(doc);
    doc.getMap("fields").set("name", "good");
    await Promise.all(open.splice(0).map((journal) => journal.close()));
    await addRow(new Uint8Array([250, 250, 250, 1, 2, 3]));
    const copy = new Y.Doc();
    await openJournal(copy);
    expect(textOfField(copy)).toBe("good");
    expect(corrupt).toHaveLength(1);
  });
});

async function addRow(bytes: Uint8Array): Promise<void> {
  const { openDB } = await import("idb");
  const database = await openDB(journalDatabase(me.id, name));
  await database.add("updates", bytes);
  database.close();
}
