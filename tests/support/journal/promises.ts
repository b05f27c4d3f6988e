import { openDB } from "idb";
import type { IndexeddbPersistence } from "y-indexeddb";
import * as Y from "yjs";
import { journalDatabase } from "@/lib/client/storage/database-names";
import { Journal } from "@/lib/client/storage/journal";
import { createWriteWatch, type WriteWatch } from "@/lib/client/storage/write-watch";

/** What a browser does to a page, as far as it can be brought about where the promises are put to the test. */
export interface Surroundings {
  /** From now on no write finds room. */
  readonly fillDisk: () => Promise<void>;
  readonly freeDisk: () => Promise<void>;
  /** Takes everything away under the open connections, as cleaning up by the browser or its user does. */
  readonly evict: () => Promise<void>;
}

export interface JournalPromise {
  readonly name: string;
  readonly keep: (surroundings: Surroundings) => Promise<void>;
}

const person = "018f0000-0000-7000-8000-000000000001";
let lastDocument = 0;

/** Long enough for any machine under load: only what is about the limit itself may come near it. */
const patientMs = 15_000;
/** For stores that never answer, where the limit has to pass. */
const impatientMs = 1_000;

/** One document with its journal on one tab, and what the journal said. */
class Tab {
  readonly doc = new Y.Doc();
  readonly broken: string[] = [];
  readonly corrupt: Uint8Array[] = [];
  healed = 0;
  readonly writes: WriteWatch = createWriteWatch();
  private readonly journal: Journal;

  constructor(
    readonly name: string,
    answerLimitMs = patientMs,
    keepCorrupt: (row: Uint8Array) => Promise<void> = async () => undefined,
  ) {
    const events = {
      onBroken: (message: string) => void this.broken.push(message),
      onHealed: () => void this.healed++,
      onCorrupt: async (row: Uint8Array) => {
        await keepCorrupt(row);
        this.corrupt.push(row);
      },
    };
    const timing = { answerLimitMs, healEveryMs: 50 };
    this.journal = new Journal(person, name, this.doc, events, this.writes, timing);
  }

  static async open(...given: ConstructorParameters<typeof Tab>): Promise<Tab> {
    const tab = new Tab(...given);
    await tab.open();
    return tab;
  }

  open = (): Promise<void> => this.journal.opened();

  write(text: string): void {
    const body = this.doc.getText("body");
    body.insert(body.length, text);
  }

  get text(): string {
    return this.doc.getText("body").toString();
  }

  /** As phones do it to pages in the background: no event tells of it. */
  loseConnection(): void {
    (this.journal.origin as IndexeddbPersistence).db?.close();
  }

  probe = (): Promise<void> => this.journal.probe();
  rewrite = (): Promise<void> => this.journal.rewrite();
  close = (): Promise<void> => this.journal.close();
  delete = (): Promise<void> => this.journal.delete();
}

const newName = (): string => `customer/018f0000-0000-7000-8000-${String(++lastDocument).padStart(12, "0")}`;

function same(found: unknown, expected: unknown, what: string): void {
  if (found !== expected) throw new Error(`${what}: ${String(found)}, expected ${String(expected)}`);
}

async function eventually(holds: () => boolean, what: string): Promise<void> {
  const until = Date.now() + patientMs;
  while (!holds()) {
    if (Date.now() > until) throw new Error(`never: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** What a new tab reads from disk alone. */
async function textOnDisk(name: string): Promise<string> {
  const tab = await Tab.open(name);
  const { text } = tab;
  await tab.close();
  return text;
}

async function addRow(name: string, row: unknown): Promise<void> {
  const database = await openDB(journalDatabase(person, name));
  await database.add("updates", row);
  database.close();
}

const unreadable = Uint8Array.of(250, 250, 250, 1, 2, 3);

async function journalWithUnreadableRow(): Promise<string> {
  const name = newName();
  const tab = await Tab.open(name);
  tab.write("before ");
  await tab.writes.idle();
  await tab.close();
  await addRow(name, unreadable);
  const after = new Y.Doc();
  after.getText("notes").insert(0, "after");
  await addRow(name, Y.encodeStateAsUpdate(after));
  return name;
}

/** `indexedDB.open` of this page does something else for a while. */
async function whileOpening(open: () => IDBOpenDBRequest, work: () => Promise<void>): Promise<void> {
  const { open: usual } = IDBFactory.prototype;
  IDBFactory.prototype.open = open;
  try {
    await work();
  } finally {
    IDBFactory.prototype.open = usual;
  }
}

function refuseToOpen(): IDBOpenDBRequest {
  throw new DOMException("not in a private window", "SecurityError");
}

const neverAnswer = (): IDBOpenDBRequest => ({}) as IDBOpenDBRequest;

/** Kept by every journal over every store of a browser. */
export const journalPromises: readonly JournalPromise[] = [
  {
    name: "what was written is there again, whether or not the tab was closed in order",
    async keep() {
      const name = newName();
      const tab = await Tab.open(name);
      tab.write("first ");
      tab.write("second");
      await tab.writes.idle();
      same(await textOnDisk(name), "first second", "beside the open tab");
      await tab.close();
      same(await textOnDisk(name), "first second", "after closing");
      same(tab.broken.length, 0, "complaints");
    },
  },
  {
    name: "a refused write is told at once, no edit is lost on the way, and all is stored when there is room again",
    async keep({ fillDisk, freeDisk }) {
      const name = newName();
      const tab = await Tab.open(name);
      const updates: Uint8Array[] = [];
      tab.doc.on("update", (update: Uint8Array) => updates.push(update));
      tab.write("kept ");
      await tab.writes.idle();
      await fillDisk();
      tab.write(`refused ${"x".repeat(100_000)} `);
      await eventually(() => tab.broken.length > 0, "the refusal is told");
      tab.write("still heard of");
      same(updates.length, 3, "edits that the document told of");
      same(tab.healed, 0, "healed without room");
      await freeDisk();
      await eventually(() => tab.healed === 1, "stored again");
      same(await textOnDisk(name), tab.text, "on disk");
      await tab.close();
    },
  },
  {
    name: "a row that can't be read is handed over, then goes, and the rest opens",
    async keep() {
      const name = await journalWithUnreadableRow();
      const tab = await Tab.open(name, impatientMs);
      same(tab.text, "before ", "before the row");
      same(tab.doc.getText("notes").toString(), "after", "after the row");
      same(tab.corrupt.length, 1, "rows handed over");
      same(String(tab.corrupt[0]), String(unreadable), "the row");
      await tab.close();
      const again = await Tab.open(name);
      same(again.corrupt.length, 0, "handed over twice");
      await again.close();
    },
  },
  {
    name: "a row that can't be read stays as long as nobody could take it",
    async keep() {
      const name = await journalWithUnreadableRow();
      let isFull = true;
      const tab = await Tab.open(name, impatientMs, async () => {
        if (isFull) throw new Error("no room");
      });
      same(tab.broken.length > 0, true, "it is told");
      same(tab.corrupt.length, 0, "rows handed over");
      isFull = false;
      await eventually(() => tab.healed === 1, "opened after all");
      same(tab.corrupt.length, 1, "rows handed over");
      same(tab.doc.getText("notes").toString(), "after", "the rest");
      await tab.close();
    },
  },
  {
    name: "a row that is no update at all does not keep the rest from opening",
    async keep() {
      const name = newName();
      const tab = await Tab.open(name);
      tab.write("good");
      await tab.close();
      await addRow(name, "not bytes");
      const again = await Tab.open(name, impatientMs);
      same(again.text, "good", "the rest");
      same(again.corrupt.length, 1, "it is told");
      await again.close();
    },
  },
  {
    name: "a database deleted under an open tab is told and written again whole",
    async keep() {
      const name = newName();
      const tab = await Tab.open(name);
      tab.write("before ");
      await tab.writes.idle();
      const request = indexedDB.deleteDatabase(journalDatabase(person, name));
      await eventually(() => tab.broken.length > 0, "the deletion is told");
      tab.write("after");
      await eventually(() => tab.healed > 0 && request.readyState === "done", "stored again");
      await tab.writes.idle();
      same(await textOnDisk(name), "before after", "on disk");
      await tab.close();
    },
  },
  {
    name: "storage cleared under an open tab is told and written again whole",
    async keep({ evict }) {
      const name = newName();
      const tab = await Tab.open(name);
      tab.write("before ");
      await tab.writes.idle();
      await evict();
      await eventually(() => tab.broken.length > 0, "the eviction is told");
      await eventually(() => tab.healed > 0, "stored again");
      tab.write("after");
      await tab.writes.idle();
      same(await textOnDisk(name), "before after", "on disk");
      await tab.close();
    },
  },
  {
    name: "a connection lost without a word is found by looking, or by the next edit, which is not lost",
    async keep() {
      const name = newName();
      const found = await Tab.open(name);
      found.loseConnection();
      await found.probe();
      await eventually(() => found.broken.length > 0 && found.healed > 0, "found by looking");
      found.loseConnection();
      found.write("edit");
      await eventually(() => found.broken.length > 1 && found.healed > 1, "found by the edit");
      same(await textOnDisk(name), "edit", "on disk");
      await found.close();
    },
  },
  {
    name: "where nothing can be stored it says so, and stores all once it can",
    async keep() {
      const name = newName();
      const tab = new Tab(name);
      await whileOpening(refuseToOpen, async () => {
        await tab.probe();
        await tab.open();
        same(tab.broken.length > 0, true, "it is told");
        tab.write("in memory");
      });
      await eventually(() => tab.healed === 1, "stored after all");
      same(await textOnDisk(name), "in memory", "on disk");
      await tab.close();
    },
  },
  {
    name: "a store that never answers is told within the limit, and can be closed",
    async keep() {
      const tab = new Tab(newName(), impatientMs);
      await whileOpening(neverAnswer, async () => {
        await tab.open();
        same(tab.broken.length > 0, true, "it is told");
        await tab.close();
      });
    },
  },
  {
    name: "two tabs write into one journal, and neither's tidying up loses anything of the other",
    async keep() {
      const name = newName();
      const [one, two] = [await Tab.open(name), await Tab.open(name)];
      for (let at = 0; at < 3; at++) two.write("2");
      for (let at = 0; at < 510; at++) one.write("1");
      await Promise.all([one.writes.idle(), two.writes.idle()]);
      // Tidying up begins a second after the five hundredth row.
      await eventually(() => one.text.includes("2"), "one tidied up");
      await Promise.all([one.close(), two.close()]);
      const text = await textOnDisk(name);
      same(text.replaceAll("2", "").length, 510, "of the one");
      same(text.replaceAll("1", "").length, 3, "of the other");
    },
  },
  {
    name: "a tab closed while it stores its whole state takes nothing of the other with it",
    async keep() {
      const name = newName();
      const [one, two] = [await Tab.open(name), await Tab.open(name)];
      one.write("not read by the other");
      await one.writes.idle();
      const stored = two.rewrite();
      await Promise.all([two.close(), stored]);
      await one.close();
      same(await textOnDisk(name), "not read by the other", "on disk");
    },
  },
  {
    name: "a deleted journal is gone, also when it was broken",
    async keep({ fillDisk, freeDisk }) {
      const name = newName();
      const tab = await Tab.open(name);
      tab.write("gone");
      await fillDisk();
      tab.write("x".repeat(100_000));
      await eventually(() => tab.broken.length > 0, "it is broken");
      await tab.delete();
      await freeDisk();
      same(await textOnDisk(name), "", "on disk");
      same(tab.healed, 0, "healed after the end");
    },
  },
];
