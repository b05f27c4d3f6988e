import { boss, leader, seller } from "../support/judging";
import { changesForEver, type Editor, marker, type Scenario } from "./scenario";

/** The plans of `seller`: written by them, their supervisor and an admin; only finished ones are deleted. */
export const plansScenario: Scenario = {
  kind: "plans",
  actors: [seller, seller, leader, boss],
  begin(doc) {
    doc.getMap("meta").set("schema", 1);
  },
  edit(editor) {
    editor.count += 1;
    editor.random.pick(edits)(editor);
  },
  faultOfChange(change, actor, doc) {
    const { key, before, after } = change;
    const isDeletion = key.endsWith("|deleted") && before === undefined && after !== undefined;
    const doneAt = doc.getMap("plans").get(key.replace("|deleted", "|doneAt"));
    if (isDeletion && actor !== boss && doneAt === undefined) return `${key} though it isn't finished`;
    return changesForEver(change);
  },
  fault(doc) {
    for (const [key, value] of doc.getMap("plans").entries()) {
      const field = key.split("|")[1];
      const said = String(value);
      if (said.includes(marker)) return `${key} holds ${said}`;
      if (field === "topic" && said.trim() === "") return `${key} is blank`;
    }
    return null;
  },
};

type Edit = (editor: Editor) => void;
const plansOf = ({ doc }: Editor) => doc.getMap("plans");
const own = ({ actor, random }: Editor) => `${actor.userId}-${random.int(3)}`;
const any = ({ random }: Editor) => `${random.pick(["seller", "leader", "boss"])}-${random.int(3)}`;
const time = ({ random }: Editor) => new Date(1_700_000_000_000 + random.int(1e9)).toISOString();

const edits: readonly Edit[] = [
  (editor) =>
    editor.doc.transact(() => {
      const id = own(editor);
      plansOf(editor).set(`${id}|authorId`, editor.actor.userId);
      plansOf(editor).set(`${id}|topic`, `topic ${editor.count}`);
      plansOf(editor).set(`${id}|startAt`, time(editor));
    }),
  (editor) => plansOf(editor).set(`${any(editor)}|topic`, `topic ${editor.count}`),
  (editor) => plansOf(editor).set(`${any(editor)}|topic`, " "),
  (editor) => plansOf(editor).set(`${any(editor)}|startAt`, `${marker} soon`),
  (editor) => plansOf(editor).set(`${any(editor)}|authorId`, editor.actor.userId),
  (editor) => plansOf(editor).set(`${any(editor)}|doneAt`, time(editor)),
  (editor) => plansOf(editor).delete(`${any(editor)}|doneAt`),
  (editor) => plansOf(editor).set(`${any(editor)}|doneBy`, marker),
  (editor) => plansOf(editor).set(`${any(editor)}|done|2026-02-28`, true),
  (editor) => plansOf(editor).set(`${any(editor)}|done|2026-02-31`, true),
  (editor) => plansOf(editor).set(`${any(editor)}|deleted`, true),
  (editor) => plansOf(editor).set(`${marker}`, true),
];
