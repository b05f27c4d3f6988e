import * as Y from "yjs";
import { helper, leader, reader, seller } from "../support/judging";
import { changesForEver, type Editor, marker, type Scenario, texts } from "./scenario";

const statuses = ["interested", "prospect", "onHold", "won"];
const plainFields = ["company", "jobTitle", "phone", "address"];
const isoTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** A customer of `seller`, written by its owner on two devices, their supervisor and a collaborator; one only reads. */
export const customerScenario: Scenario = {
  kind: "customer",
  actors: [seller, seller, leader, helper, reader],
  begin(doc) {
    doc.getMap("fields").set("name", "start");
    doc.getMap("fields").set("createdAt", "2026-01-01T00:00:00.000Z");
  },
  edit(editor) {
    const edits = editor.actor === reader ? readersEdits : [...legal, ...legal, ...illegal];
    editor.count += 1;
    editor.random.pick(edits)(editor);
  },
  faultOfChange(change, actor) {
    return actor === reader ? `a reader changed ${change.key}` : changesForEver(change);
  },
  fault(doc) {
    return faultOfFields(doc) ?? faultOfFollowUps(doc) ?? faultOfTexts(doc);
  },
};

type Edit = (editor: Editor) => void;

const fieldsOf = ({ doc }: Editor) => doc.getMap("fields");
const followUpsOf = ({ doc }: Editor) => doc.getMap("followUps");
/** Of an entry that this person may begin: its id names them. */
const ownEntry = ({ actor, random }: Editor) => `${actor.userId}-${random.int(3)}`;
const anyEntry = ({ random }: Editor) => `${random.pick(["seller", "leader", "helper"])}-${random.int(3)}`;
const time = ({ random }: Editor) => new Date(1_700_000_000_000 + random.int(1e9)).toISOString();

/** Two devices of one person never say the same. */
const said = ({ actor, doc, count }: Editor) => `${actor.userId} ${doc.clientID} ${count}`;

function setPlain(editor: Editor): void {
  const key = editor.random.pick(plainFields);
  const value = said(editor);
  fieldsOf(editor).set(key, value);
  editor.wrote(key, value);
}

function clearPlain(editor: Editor): void {
  const key = editor.random.pick(plainFields);
  if (!fieldsOf(editor).has(key)) return;
  fieldsOf(editor).delete(key);
  editor.wrote(key, null);
}

function type({ doc, random }: Editor): void {
  const note = doc.getXmlFragment(`text:${random.pick(texts)}`);
  if (note.length === 0) note.insert(0, [new Y.XmlElement("paragraph")]);
  const paragraph = random.pick(note.toArray());
  if (!(paragraph instanceof Y.XmlElement)) return;
  if (paragraph.length === 0) paragraph.insert(0, [new Y.XmlText()]);
  const text = paragraph.get(0) as Y.XmlText;
  if (text.length > 5 && random.chance(0.3)) text.delete(random.int(text.length - 2), 2);
  else if (text.length > 2 && random.chance(0.2)) text.format(0, 2, { bold: true });
  else if (random.chance(0.1)) note.insert(0, [new Y.XmlElement("paragraph")]);
  else text.insert(random.int(text.length + 1), "ab");
}

function addFollowUp(editor: Editor): void {
  const id = ownEntry(editor);
  const map = followUpsOf(editor);
  editor.doc.transact(() => {
    map.set(`${id}|authorId`, editor.actor.userId);
    map.set(`${id}|subject`, `subject ${editor.count}`);
    map.set(`${id}|method`, "visit");
    if (!map.has(`${id}|time|0`)) map.set(`${id}|time|0`, time(editor));
  });
}

const legal: readonly Edit[] = [
  setPlain,
  setPlain,
  setPlain,
  clearPlain,
  type,
  type,
  addFollowUp,
  (editor) => fieldsOf(editor).set("status", editor.random.pick(statuses)),
  (editor) => fieldsOf(editor).set("name", `name ${editor.count}`),
  (editor) => editor.doc.getMap("promises").set(`${ownEntry(editor)}|text`, `promise ${editor.count}`),
  (editor) => followUpsOf(editor).set(`${anyEntry(editor)}|time|1`, time(editor)),
  (editor) => followUpsOf(editor).set(`${anyEntry(editor)}|deleted`, true),
];

const illegal: readonly Edit[] = [
  (editor) => fieldsOf(editor).set("status", `${marker} status`),
  (editor) => fieldsOf(editor).set("customerNo", `${marker} number`),
  (editor) => fieldsOf(editor).set(`${marker}key`, 1),
  (editor) => fieldsOf(editor).set(editor.random.pick(plainFields), [marker]),
  (editor) => fieldsOf(editor).set(editor.random.pick(plainFields), new Y.Map([["a", marker]])),
  (editor) => fieldsOf(editor).set(editor.random.pick(plainFields), marker.repeat(40)),
  (editor) => fieldsOf(editor).set("nextVisitAt", `${marker} tomorrow`),
  (editor) => fieldsOf(editor).set("createdAt", "2027-01-01T00:00:00.000Z"),
  (editor) => fieldsOf(editor).delete("name"),
  (editor) => fieldsOf(editor).set("name", ""),
  (editor) => followUpsOf(editor).set(`${anyEntry(editor)}|authorId`, editor.actor.userId),
  (editor) => followUpsOf(editor).set(`${ownEntry(editor)}|authorId`, `${marker} author`),
  (editor) => followUpsOf(editor).set(`${anyEntry(editor)}|time|7`, time(editor)),
  (editor) => followUpsOf(editor).delete(`${anyEntry(editor)}|time|0`),
  (editor) => editor.doc.getXmlFragment("text:f0").insert(0, [new Y.XmlText(marker)]),
  (editor) => {
    const element = new Y.XmlElement("paragraph");
    element.setAttribute("a", new Uint8Array(Buffer.from(marker)) as never);
    editor.doc.getXmlFragment("text:f1").insert(0, [element]);
  },
  (editor) =>
    editor.doc.transact(() => {
      const value = said(editor);
      fieldsOf(editor).set("jobTitle", value);
      editor.wrote("jobTitle", value);
      fieldsOf(editor).set("customerNo", `${marker} mixed`);
      fieldsOf(editor).set("level", `${marker} level`);
    }),
];

const readersEdits: readonly Edit[] = [
  (editor) => fieldsOf(editor).set("company", marker),
  (editor) => fieldsOf(editor).delete("company"),
  (editor) => {
    const paragraph = new Y.XmlElement("paragraph");
    paragraph.insert(0, [new Y.XmlText(marker)]);
    editor.doc.getXmlFragment("text:f2").insert(0, [paragraph]);
  },
];

function faultOfFields(doc: Y.Doc): string | null {
  const allowed = ["name", "createdAt", "status", "customerNo", ...plainFields];
  for (const [key, value] of doc.getMap("fields").entries()) {
    if (!allowed.includes(key)) return `unknown field ${key}`;
    if (typeof value !== "string" || value.includes(marker) || value.length > 200)
      return `${key} holds ${value}`;
  }
  const { name, status, createdAt } = doc.getMap("fields").toJSON();
  if (typeof name !== "string" || name.trim() === "") return "no name";
  if (status !== undefined && !statuses.includes(status)) return `status ${status}`;
  return createdAt === "2026-01-01T00:00:00.000Z" ? null : `created at ${createdAt}`;
}

function faultOfFollowUps(doc: Y.Doc): string | null {
  const values = doc.getMap("followUps").toJSON() as Record<string, unknown>;
  for (const [key, value] of Object.entries(values)) {
    const [id = "", field, n] = key.split("|");
    if (JSON.stringify(value).includes(marker)) return `${key} holds ${value}`;
    if (field !== "time") continue;
    if (!isoTime.test(String(value))) return `${key} is ${value}`;
    if (n !== "0" && values[`${id}|time|${Number(n) - 1}`] === undefined) return `${key} follows nothing`;
    if (n !== "0" && String(value) < String(values[`${id}|time|${Number(n) - 1}`])) return `${key} goes back`;
  }
  return null;
}

function faultOfTexts(doc: Y.Doc): string | null {
  for (const id of texts) {
    const note = doc.getXmlFragment(`text:${id}`);
    if (note.toString().includes(marker)) return `text ${id} holds ${note}`;
    if (note.toArray().some((block) => !(block instanceof Y.XmlElement)))
      return `text ${id} has a loose block`;
  }
  return null;
}
