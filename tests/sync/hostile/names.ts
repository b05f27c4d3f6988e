import * as Y from "yjs";
import { any, craft, type } from "../support/craft";
import { type Attack, field, fresh, note } from "./attack";
import { marker } from "./scene";

export const names: readonly Attack[] = [
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
