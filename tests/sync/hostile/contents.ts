import * as Y from "yjs";
import { any, craft, deleted, letters, type } from "../support/craft";
import { type Attack, edit, field, fresh, note, set } from "./attack";
import { marker } from "./scene";

export const contents: readonly Attack[] = [
  {
    attack: "a locked field (customer number)",
    answer: "set back: serverOnly",
    play: set("fields", "customerNo", marker),
  },
  {
    attack: "the same in the answer to the server's first sync",
    answer: "set back: serverOnly",
    play: (client, scene) => client.write(craft(scene.newClientId(), 0, [field("customerNo", marker)]), true),
  },
  {
    attack: "what is set once and for all",
    answer: "set back: onlyOnce",
    play: set("fields", "createdAt", "2020-01-01T00:00:00.000Z"),
  },
  {
    attack: "a value outside its list",
    answer: "set back: notInList",
    play: set("fields", "status", marker),
  },
  {
    attack: "a date that is no time, the year 0000 included",
    answer: "set back: notATime",
    play: edit((doc) => {
      doc.getMap("fields").set("nextVisitAt", marker);
      doc.getMap("fields").set("resumeAt", "0000-01-01T00:00:00.000Z");
    }),
  },
  {
    attack: "a text of a million letters in a field",
    answer: "set back: tooLong",
    play: set("fields", "company", marker.repeat(150_000)),
  },
  {
    attack: "a document inside the document",
    answer: "4400",
    play: edit((doc) => doc.getMap("fields").set("address", new Y.Doc({ guid: marker }))),
  },
  {
    attack: "nested types and bytes as values",
    answer: "set back: notPlain",
    play: edit((doc) => {
      doc.getMap("fields").set("company", new Y.Map([[marker, 1]]));
      doc.getMap("fields").set("phone", new TextEncoder().encode(marker));
    }),
  },
  {
    attack: "words in a key that no rule knows",
    answer: "set back: unknownKey",
    play: set("fields", `${marker} key`, 1),
  },
  {
    attack: "the same, set and deleted at once",
    answer: "taken, without the words",
    play: fresh([{ parent: "fields", key: `${marker} words`, content: deleted() }]),
  },
  {
    attack: "a list hidden in a map",
    answer: "set back: notPlain",
    play: fresh([{ parent: "fields", content: any(marker) }]),
  },
  {
    attack: "letters, values, attributes and odd types where a note has no place for them",
    answer: "set back: notPlain",
    play: fresh([
      { parent: note, content: letters(marker) },
      { parent: note, content: any(marker) },
      { parent: note, key: marker, content: any(1) },
      { parent: note, content: type(6) },
      { parent: note, content: type(3, `${marker} name`) },
    ]),
  },
  {
    attack: "a required field deleted",
    answer: "set back: required",
    play: edit((doc) => doc.getMap("fields").delete("name")),
  },
  {
    attack: "somebody else's follow-up deleted",
    answer: "set back: notAllowed",
    play: set("followUps", "f|deleted", true),
  },
  {
    attack: "a follow-up under somebody else's name",
    answer: "set back: notSelf",
    play: edit((doc, scene) => doc.getMap("followUps").set("forged|authorId", scene.victimId)),
  },
  {
    attack: "a follow-up's time in the future, or past its turn",
    answer: "set back: timeInFuture, timeNotNext",
    play: edit((doc) => {
      doc.getMap("followUps").set("f|time|1", "2999-01-01T00:00:00.000Z");
      doc.getMap("followUps").set("f|time|3", new Date().toISOString());
    }),
  },
  {
    attack: "legal and illegal changes in one update",
    answer: "set back: serverOnly, unknownKey",
    async play(client, scene) {
      client.edit((doc) => {
        doc.getMap("fields").set("address", "legal");
        doc.getMap("fields").set("customerNo", marker);
        doc.getMap("fields").set(marker, marker);
      });
      await scene.seenByAll("address", "legal");
    },
  },
  {
    attack: "a reader writes",
    answer: "set back: notAllowed",
    by: "sales8",
    play: set("fields", "name", marker),
  },
  {
    attack: "a person writes their own index",
    answer: "set back: notAllowed",
    path: ({ ownerId }) => `/index/${ownerId}?genjin=1`,
    play: set("customers", "x", marker),
  },
  {
    attack: "a salesperson writes the company's settings",
    answer: "set back: notAllowed",
    path: () => "/company/settings?genjin=1",
    play: set("settings", "reminderDays", marker),
  },
  {
    attack: "a post under somebody else's name",
    answer: "set back: notAllowed, serverOnly",
    path: () => "/board/2026-11?genjin=1",
    play: edit((doc, scene) => {
      doc.getMap("posts").set("p|authorId", scene.victimId);
      doc.getMap("posts").set("p|authorName", marker);
    }),
  },
];
