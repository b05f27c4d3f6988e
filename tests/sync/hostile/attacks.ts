import * as encoding from "lib0/encoding";
import * as Y from "yjs";
import { encodeAwareness, encodeSyncStep1 } from "@/lib/protocol/encode";
import { any, type Crafted, craft, deleted, letters, type } from "../support/craft";
import type { RawClient } from "../support/raw-client";
import { marker, type Scene } from "./scene";

/**
 * What a hostile client does, and what it gets: the code of a close, the reasons of what was set back, or what else
 * the client sees. docs/reliability.md holds the same table, and the test compares the two.
 */
export interface Attack {
  readonly attack: string;
  readonly answer: string;
  /** Name of the person; the customer's owner unless told: a salesperson who may write it. */
  readonly by?: string | null;
  /** Below `/sync`; the customer that everybody watches unless told. */
  readonly path?: (scene: Scene) => string;
  readonly headers?: Record<string, string>;
  /** The client is not let in: nothing to wait for before, and nothing to send. */
  readonly atDoor?: true;
  readonly play?: (client: RawClient, scene: Scene) => void | Promise<void>;
}

const note = "text:note";
const field = (key: string, value: unknown): Crafted => ({ parent: "fields", key, content: any(value) });

/** An update of structs under a client id that nobody has used. */
const fresh = (structs: readonly Crafted[]) => (client: RawClient, scene: Scene) =>
  client.write(craft(scene.newClientId(), 0, structs));
const bytes =
  (...frame: number[]) =>
  (client: RawClient) =>
    client.send(new Uint8Array(frame));
const edit = (change: (doc: Y.Doc, scene: Scene) => void) => (client: RawClient, scene: Scene) =>
  client.edit((doc) => change(doc, scene));
const set = (root: string, key: string, value: unknown) => edit((doc) => doc.getMap(root).set(key, value));

/** Several runs of structs, each under a client id of its own, as one update. */
function joined(parts: readonly Uint8Array[]): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, parts.length);
  // Each part is: one run, its structs, nothing deleted.
  for (const part of parts) encoding.writeUint8Array(encoder, part.subarray(1, part.length - 1));
  encoding.writeVarUint(encoder, 0);
  return encoding.toUint8Array(encoder);
}

const nested = (depth: number): unknown => (depth === 0 ? marker : [nested(depth - 1)]);

const doors: readonly Attack[] = [
  {
    attack: "no session, or a guessed one",
    answer: "4401",
    by: null,
    headers: { cookie: "genjin_session=guess" },
  },
  {
    attack: "a page of another origin with the victim's cookie",
    answer: "4403",
    headers: { origin: "https://evil.example" },
  },
  { attack: "somebody else's customer", answer: "4403", by: "sales7" },
  { attack: "the maintainer opens a document", answer: "4403", by: "maintainer" },
  { attack: "a customer deleted for ever", answer: "4403", path: ({ deletedName }) => `/${deletedName}` },
  { attack: "a document that no schema describes", answer: "4404", path: () => "/evil/1" },
  {
    attack: "a name that climbs out of its place",
    answer: "4404",
    path: () => "/customer/..%2f..%2fsettings",
  },
  { attack: "a protocol older than all that are understood", answer: "4409", path: () => "?genjin=1&v=0" },
];
const atTheDoor = doors.map((attack): Attack => ({ ...attack, atDoor: true }));

const frames: readonly Attack[] = [
  { attack: "an empty frame", answer: "4400", play: bytes() },
  { attack: "a text frame", answer: "4400", play: (client) => client.socket.send("hello") },
  { attack: "an unknown message type", answer: "4400", play: bytes(77, 1, 2) },
  { attack: "an unknown sync type", answer: "4400", play: bytes(0, 9, 0) },
  { attack: "a length beyond the end", answer: "4400", play: bytes(0, 2, 255, 255, 3) },
  { attack: "bytes after the end of a message", answer: "4400", play: bytes(0, 2, 2, 0, 0, 1) },
  { attack: "a number without end", answer: "4400", play: bytes(...new Array(20).fill(255)) },
  { attack: "a state vector of garbage", answer: "4400", play: bytes(0, 0, 2, 200, 1) },
  {
    attack: "presence of garbage",
    answer: "4400",
    play: (client) => client.send(encodeAwareness(new Uint8Array([200, 1, 1]))),
  },
  {
    attack: "a presence of more than 16 kB",
    answer: "4413",
    play: (client) => client.send(encodeAwareness(new Uint8Array(17_000))),
  },
  {
    attack: "a frame of more than 32 MB",
    answer: "1009",
    play: (client) => client.send(new Uint8Array(33 * 1024 * 1024)),
  },
  {
    attack: "101 first syncs in a row",
    answer: "4429",
    play(client) {
      for (let i = 0; i < 101; i += 1) client.send(encodeSyncStep1(new Uint8Array([0])));
    },
  },
  {
    attack: "50,001 messages that are no writes",
    answer: "4429",
    play(client) {
      for (let i = 0; i < 50_001; i += 1) client.send(new Uint8Array([3]));
    },
  },
  {
    attack: "a state vector of another epoch",
    answer: "4410",
    play: (client) => client.send(encodeSyncStep1(new Uint8Array([1, 2, 5]))),
  },
];

const updates: readonly Attack[] = [
  {
    attack: "an update of garbage",
    answer: "4400",
    play: (client) => client.write(new Uint8Array([9, 9, 9, 9])),
  },
  {
    attack: "an update in the V2 encoding",
    answer: "4400",
    play(client) {
      const doc = new Y.Doc();
      doc.getMap("fields").set("name", marker);
      client.write(Y.encodeStateAsUpdateV2(doc));
    },
  },
  {
    attack: "bytes after the end of an update",
    answer: "4400",
    play(client, scene) {
      client.write(Uint8Array.from([...craft(scene.newClientId(), 0, [field("name", marker)]), 0]));
    },
  },
  {
    attack: "more structs promised than there are bytes",
    answer: "4400",
    play: (client) => client.write(new Uint8Array([1, 255, 255, 255, 15, 1, 0])),
  },
  {
    attack: "one client id twice in an update",
    answer: "4400",
    play(client, scene) {
      const one = craft(scene.newClientId(), 0, [field("name", marker)]);
      client.write(joined([one, one]));
    },
  },
  {
    attack: "ranges to delete that overlap",
    answer: "4400",
    play: (client) =>
      client.write(
        craft(
          1,
          0,
          [],
          [
            [
              1,
              [
                [0, 10],
                [5, 10],
              ],
            ],
          ],
        ),
      ),
  },
  { attack: "a value nested 60 deep", answer: "4400", play: fresh([field("company", nested(60))]) },
  {
    attack: "20,000 elements inside each other",
    answer: "4400",
    play(client, scene) {
      const id = scene.newClientId();
      const at = (n: number) => ({
        parent: n === 0 ? "text:deep" : ([id, n - 1] as const),
        content: type(3, "paragraph"),
      });
      client.write(
        craft(
          id,
          0,
          Array.from({ length: 20_000 }, (_, n) => at(n)),
        ),
      );
    },
  },
  {
    attack: "a root that the schema doesn't have",
    answer: "4400",
    play: fresh([{ parent: marker, key: "a", content: any(1) }]),
  },
  {
    attack: "an update of more than 8 MB",
    answer: "4413",
    play: fresh([{ parent: "text:big", content: letters("x".repeat(9_000_000)) }]),
  },
  {
    attack: "120,001 structs in one update",
    answer: "4413",
    play(client, scene) {
      const id = scene.newClientId();
      const at = (n: number) => (n === 0 ? { parent: "text:many" } : { origin: [id, n - 1] as const });
      client.write(
        craft(
          id,
          0,
          Array.from({ length: 120_001 }, (_, n) => ({ ...at(n), content: letters("x") })),
        ),
      );
    },
  },
  {
    attack: "1,001 new client ids in one update",
    answer: "4413",
    play(client, scene) {
      const one = () => craft(scene.newClientId(), 0, [{ parent: note, content: deleted() }]);
      client.write(joined(Array.from({ length: 1001 }, one)));
    },
  },
  {
    attack: "210 live entries deleted at once by a salesperson",
    answer: "4429",
    play: edit((doc) => doc.getMap("promises").clear()),
  },
];

const names: readonly Attack[] = [
  {
    attack: "writing ahead under the victim's client id",
    answer: "4400",
    play(client, { victim }) {
      client.write(
        craft(victim.doc.clientID, Y.getState(victim.doc.store, victim.doc.clientID), [
          field("name", marker),
        ]),
      );
    },
  },
  {
    attack: "being first with a client id that somebody announced",
    answer: "4400",
    play: (client, scene) => client.write(craft(scene.announcedClientId, 0, [field("name", marker)])),
  },
  {
    attack: "the server's own client id, or one kept for it",
    answer: "4400",
    play: (client) => client.write(craft(5, 0, [field("name", marker)])),
  },
  {
    attack: "a struct that leans on the victim's next one (it would be applied in their name)",
    answer: "asked again",
    async play(client, scene) {
      const { doc } = scene.victim;
      const next = [doc.clientID, Y.getState(doc.store, doc.clientID)] as const;
      client.write(craft(scene.newClientId(), 0, [{ origin: next, content: any(marker) }]));
      await client.allAcked();
      await scene.victimWrites("company");
    },
  },
  {
    attack: "clocks skipped within an update",
    answer: "asked again",
    play(client, scene) {
      const one = craft(scene.newClientId(), 0, [field("company", marker)]);
      // After the run's head (count, client id of three bytes, clock): a skip of five clocks.
      const head = [one[0] ?? 0, 2, ...one.subarray(2, 6)];
      client.write(Uint8Array.from([...head, 10, 5, ...one.subarray(6)]));
    },
  },
  {
    attack: "an item that ties a key to a note",
    answer: "4400",
    play(client, scene) {
      const name = client.doc.getMap("fields")._map.get("name") as Y.Item;
      const paragraph = client.doc.getXmlFragment(note).get(0)._item as Y.Item;
      const tie = {
        origin: [name.id.client, name.id.clock],
        right: [paragraph.id.client, paragraph.id.clock],
      } as const;
      client.write(craft(scene.newClientId(), 0, [{ ...tie, content: type(3, "paragraph") }]));
    },
  },
  {
    attack: "a key set anew again and again without its past",
    answer: "4400",
    play: fresh([field("company", marker), field("company", marker)]),
  },
];

const contents: readonly Attack[] = [
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

export const attacks: readonly Attack[] = [...atTheDoor, ...frames, ...updates, ...names, ...contents];
