import type { Actor } from "@/lib/domain/access/model";
import { boss, helper, leader, seller } from "../support/judging";
import { changesForEver, type Editor, marker, type Scenario } from "./scenario";

/** The message board: everyone posts, nobody but an admin changes what stands there. */
export const boardScenario: Scenario = {
  kind: "board",
  actors: [seller, helper, leader, boss],
  begin(doc) {
    doc.getMap("meta").set("schema", 1);
  },
  edit(editor) {
    editor.count += 1;
    const edits = editor.actor === boss ? [...everyones, ...admins] : everyones;
    editor.random.pick(edits)(editor);
  },
  faultOfChange(change, actor) {
    const { key, before, after } = change;
    if (actor === boss) return changesForEver(change);
    if (key.endsWith("|deleted")) return `${key} by ${actor.userId}`;
    return before === undefined ? null : `${key}: ${before} became ${after} by ${actor.userId}`;
  },
  fault(doc) {
    const authors = new Map<string, string>();
    for (const [key, value] of doc.getMap("posts").entries()) {
      const [id = "", field] = key.split("|");
      const said = String(value);
      if (said.includes(marker)) return `${key} holds ${said}`;
      if (!["title", "content", "authorId"].includes(field ?? "") || said.startsWith("boss ")) continue;
      // Whoever began a post is the only one to speak in it, admins apart.
      const by = said.split(" ")[0] ?? "";
      if ((authors.get(id) ?? by) !== by) return `${id} is by ${authors.get(id)} and by ${by}`;
      authors.set(id, by);
    }
    return null;
  },
};

type Edit = (editor: Editor) => void;
const people: readonly Actor[] = [seller, helper, leader, boss];
const postsOf = ({ doc }: Editor) => doc.getMap("posts");
const own = ({ actor, random }: Editor) => `${actor.userId}-${random.int(3)}`;
const others = ({ actor, random }: Editor) =>
  `${random.pick(people.filter((person) => person !== actor && person !== boss)).userId}-${random.int(3)}`;
const words = ({ actor, count }: Editor) => `${actor.userId} ${count}`;

const everyones: readonly Edit[] = [
  (editor) =>
    editor.doc.transact(() => {
      const id = own(editor);
      postsOf(editor).set(`${id}|authorId`, editor.actor.userId);
      postsOf(editor).set(`${id}|title`, words(editor));
      postsOf(editor).set(`${id}|content`, words(editor));
    }),
  (editor) => postsOf(editor).set(`${own(editor)}|title`, words(editor)),
  (editor) => postsOf(editor).set(`${own(editor)}|authorId`, editor.actor.userId),
  (editor) => {
    if (editor.actor !== boss) postsOf(editor).set(`${others(editor)}|title`, words(editor));
  },
  (editor) => {
    if (editor.actor !== boss) postsOf(editor).set(`${others(editor)}|content`, words(editor));
  },
  (editor) => postsOf(editor).set(`${others(editor)}|authorId`, editor.actor.userId),
  (editor) => {
    if (editor.actor !== boss) postsOf(editor).set(`${own(editor)}|deleted`, "2026-01-01T00:00:00.000Z");
  },
  (editor) => postsOf(editor).set(`${own(editor)}|authorName`, marker),
  (editor) => {
    if (editor.actor !== boss) postsOf(editor).delete(`${others(editor)}|title`);
  },
  (editor) => editor.doc.getMap("replies").set(`${own(editor)}|content`, words(editor)),
];

const admins: readonly Edit[] = [
  (editor) => postsOf(editor).set(`${others(editor)}|deleted`, true),
  (editor) => postsOf(editor).set(`${others(editor)}|title`, words(editor)),
];
