import * as Y from "yjs";
import { any, craft, deleted, letters, type } from "../support/craft";
import { type Attack, edit, field, fresh, joined, nested, note } from "./attack";
import { marker } from "./scene";

export const updates: readonly Attack[] = [
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
