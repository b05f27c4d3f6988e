import * as Y from "yjs";
import { type Bench, oursAndPeers } from "./bench";
import { median, milliseconds } from "./figures";
import { startWebsocketServer } from "./peer-targets";
import { sideBySide } from "./side-by-side";
import { type SyncTarget, startGenjin, startGenjinOnPostgres } from "./sync-target";

const edits = 1_000;
const runs = 3;

/** A day's work without a network comes in with the first sync, as the answer to the server's question. */
export const offlineEdits: Bench = {
  name: "offline-edits",
  async run({ say }) {
    const all = await sideBySide(
      [startGenjinOnPostgres, startGenjin, startWebsocketServer],
      runs,
      say,
      handIn,
    );
    const lines = all.map(({ name, results }) => ({ name, text: milliseconds(median(results)) }));
    return [
      {
        what: `${edits.toLocaleString("en")} offline edits handed in on reconnect, until a second client has all`,
        ...oursAndPeers(lines),
        target: "≤ 1 s",
      },
    ];
  },
};

async function handIn(target: SyncTarget, document: number): Promise<number> {
  const reader = await target.open(document);
  const seen = new Y.Doc();
  Y.applyUpdate(seen, await reader.fetchAll());
  const writer = new Y.Doc();
  for (let at = 0; at < edits; at += 1) edit(writer, at);
  const wanted = Y.encodeStateVector(writer);
  const arrived = new Promise<void>((resolve) => {
    reader.onUpdate = (update) => {
      Y.applyUpdate(seen, update);
      if (Y.decodeStateVector(wanted).get(writer.clientID) === Y.getState(seen.store, writer.clientID))
        resolve();
    };
  });
  const startedAt = performance.now();
  const sender = await target.open(document, {
    clientId: writer.clientID,
    holds: Y.encodeStateAsUpdate(writer),
  });
  await arrived;
  const ms = performance.now() - startedAt;
  for (const client of [reader, sender]) client.close();
  return ms;
}

/** Every third edit a field, the others letters in notes of 50. */
function edit(doc: Y.Doc, at: number): void {
  if (at % 3 === 0) return void doc.getMap("fields").set("jobTitle", `主管 ${at}`);
  const fragment = doc.getXmlFragment(
    `text:00000000-0000-7000-8000-${String(Math.floor(at / 50)).padStart(12, "0")}`,
  );
  if (fragment.length === 0) {
    const paragraph = new Y.XmlElement("paragraph");
    paragraph.insert(0, [new Y.XmlText()]);
    fragment.push([paragraph]);
  }
  const paragraph = fragment.get(0);
  const text = paragraph instanceof Y.XmlElement ? paragraph.get(0) : null;
  if (text instanceof Y.XmlText) text.insert(text.length, "写");
}
