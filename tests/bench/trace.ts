import { readFile } from "node:fs/promises";
import { gunzipSync } from "node:zlib";
import { type Decoder, readVarString, readVarUint } from "lib0/decoding";
import * as Y from "yjs";
import { MessageType } from "@/lib/protocol/messages";
import { demoDataDir } from "../support/demo-data";
import { eventually } from "../support/eventually";
import { writePlainFollowUp } from "../support/plain-customer";
import { type SignedIn, signIn } from "../support/sign-in";
import { startServer } from "../support/start-server";
import { openSynced, type StockDocument } from "../support/stock-client";
import { removeDir } from "../support/temporary-dir";
import type { Bench, BenchOptions, Figure } from "./bench";
import { kilobytes, perSecond } from "./figures";

interface Trace {
  readonly edits: readonly (readonly [position: number, deleted: number, inserted?: string])[];
  readonly end: string;
}

/** Each types this many edits before the other goes on: long enough to type, short enough to mix. */
const turn = 500;

/**
 * Types a real text, edit by edit, into one follow-up through the server: two people in turn, each edit an update of
 * its own. Afterwards a third, fresh client must read the text as it should be, and every edit must be acknowledged.
 */
export const trace: Bench = {
  name: "trace",
  isWanted: ({ trace: file }) => file !== undefined,
  async run({ trace: file, say }: BenchOptions) {
    if (file === undefined) throw new Error("The bench trace needs a text: npm run bench -- --trace FILE");
    const { edits, end } = JSON.parse(gunzipSync(await readFile(file)).toString("utf8")) as Trace;
    const dataDir = await demoDataDir(0.1);
    const server = await startServer({ dataDir, env: { LOG_LEVEL: "error" } });
    try {
      return await typeThroughServer(server.url, edits, end, say);
    } finally {
      await server.dispose();
      await removeDir(dataDir);
    }
  },
};

async function typeThroughServer(
  url: string,
  edits: Trace["edits"],
  end: string,
  say: (sentence: string) => void,
): Promise<Figure[]> {
  const people = [await signIn(url, "sales1"), await signIn(url, "supervisor1")] as const;
  const { rows } = await people[0].json<{ rows: readonly { id: string }[] }>("/api/customers?limit=1");
  const name = `customer/${rows[0]?.id}`;
  const id = crypto.randomUUID();
  const typists = [await openTypist(url, name, people[0]), await openTypist(url, name, people[1])] as const;
  writePlainFollowUp(typists[0].stock.doc, { id, authorId: people[0].userId, subject: "论文", text: "" });
  const startedAt = performance.now();
  for (let at = 0; at < edits.length; at += turn) {
    const typist = typists[(at / turn) % 2] ?? typists[0];
    const text = await eventually(() => noteOf(typist.stock.doc, id), { what: "the note arrives" });
    for (const edit of edits.slice(at, at + turn)) await applyEdit(typist, text, edit);
    await typist.settled();
    const other = typists[(at / turn + 1) % 2] ?? typists[1];
    await eventually(() => `${noteOf(other.stock.doc, id)}` === `${text}`, {
      everyMs: 2,
      withinMs: 30_000,
      what: "the other typist reads the same",
    });
    if ((at / turn) % 50 === 0)
      say(`${at.toLocaleString("en")} of ${edits.length.toLocaleString("en")} edits`);
  }
  const seconds = (performance.now() - startedAt) / 1000;
  const third = await openSynced(url, name, (await signIn(url, "admin")).cookie);
  const read = noteOf(third.doc, id)?.toString() ?? "";
  const bytes = Y.encodeStateAsUpdate(third.doc).length;
  const isRight = read === end;
  const waiting = typists[0].waiting() + typists[1].waiting();
  for (const { stock } of typists) stock.close();
  third.close();
  if (!isRight)
    throw new Error(`The third client reads another text (${read.length} of ${end.length} letters).`);
  if (waiting > 0) throw new Error(`${waiting} edits were never acknowledged.`);
  return [
    {
      what: `${edits.length.toLocaleString("en")} real edits by two people in turn`,
      ours: `${perSecond(edits.length / seconds)} durable`,
    },
    {
      what: "the text on a third, fresh client",
      ours: `as it should be, ${end.length.toLocaleString("en")} letters`,
    },
    { what: "size of the document afterwards", ours: kilobytes(bytes) },
  ];
}

interface Typist {
  readonly stock: StockDocument;
  /** Write messages sent and not yet acknowledged. */
  waiting(): number;
  /** Resolves when few enough are under way to go on. */
  ready(): Promise<void>;
  settled(): Promise<void>;
}

const atMostWaiting = 150;

/** The stock provider, asking for acks: counts what it sends and what the server says is durable. */
async function openTypist(url: string, name: string, person: SignedIn): Promise<Typist> {
  const counts = { updates: 0, acked: 0 };
  const nothing = () => undefined;
  const handlers = {
    [MessageType.ack]: (decoder: Decoder) => {
      counts.acked = readVarUint(decoder);
    },
    [MessageType.refused]: (decoder: Decoder) => {
      throw new Error(`The server refused an edit: ${readVarString(decoder)}`);
    },
    [MessageType.opened]: nothing,
  };
  const stock = await openSynced(url, name, person.cookie, { params: { genjin: "1" }, handlers });
  stock.doc.on("update", (_update: Uint8Array, origin: unknown) => {
    if (origin !== stock.provider) counts.updates += 1;
  });
  // One write message was sent before the first edit: the answer to the server's step 1.
  const waiting = () => counts.updates + 1 - counts.acked;
  const until = (isSo: () => boolean) => eventually(isSo, { everyMs: 1, withinMs: 60_000 });
  return {
    stock,
    waiting,
    async ready() {
      if (waiting() > atMostWaiting) await until(() => waiting() <= atMostWaiting / 2);
    },
    async settled() {
      await until(() => waiting() === 0);
    },
  };
}

function noteOf(doc: Y.Doc, id: string): Y.XmlText | null {
  const paragraph = doc.getXmlFragment(`text:${id}`).get(0);
  const text = paragraph instanceof Y.XmlElement ? paragraph.get(0) : null;
  return text instanceof Y.XmlText ? text : null;
}

async function applyEdit(typist: Typist, text: Y.XmlText, edit: Trace["edits"][number]): Promise<void> {
  const [position, deleted, inserted] = edit;
  typist.stock.doc.transact(() => {
    if (deleted > 0) text.delete(position, deleted);
    if (inserted) text.insert(position, inserted);
  });
  if (typist.waiting() > atMostWaiting) await typist.ready();
}
