import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import type { Actor } from "@/lib/domain/access/model";
import { decodeUpdate } from "@/sync-server/gate/decode-update";
import { any, craft, deleted, letters, type } from "./support/craft";
import { JudgeBench, leader, seller, updateOf, withClientId } from "./support/judging";

/** What somebody who may write a document, and writes bytes of their own making, tries against the others in it. */
const attacker = 6666;
const fields = (doc: Y.Doc) => doc.getMap("fields");

/** A customer named Li, with a note of one paragraph by the leader. */
function withNote(): { bench: JudgeBench; victim: Y.Doc } {
  const bench = new JudgeBench();
  const victim = withClientId(new Y.Doc(), 5000);
  bench.receive(
    updateOf(victim, (doc) => {
      fields(doc).set("name", "Li");
      const paragraph = new Y.XmlElement("paragraph");
      paragraph.insert(0, [new Y.XmlText("hello")]);
      doc.getXmlFragment("text:note").push([paragraph]);
    }),
    leader,
    [victim],
  );
  return { bench, victim };
}

const store = (bench: JudgeBench) => Buffer.from(Y.encodeStateAsUpdate(bench.live.doc));

describe("I3: nothing that is denied travels", () => {
  it("words in a key that no rule knows, set and deleted at once", () => {
    const { bench } = withNote();
    bench.receive(
      craft(attacker, 0, [{ parent: "fields", key: "SECRET words", content: deleted() }]),
      seller,
    );
    expect(bench.hasSent("SECRET")).toBe(false);
    expect(store(bench).includes("SECRET")).toBe(false);
  });

  it("letters, values and types where a note has no place for them", () => {
    const { bench } = withNote();
    const note = "text:note";
    const odd = [
      { parent: note, content: letters("SECRET letters") },
      { parent: note, content: any("SECRET value") },
      { parent: note, content: type(6) },
      { parent: note, content: type(1) },
      { parent: note, content: type(3, "SECRET name") },
      { parent: note, key: "SECRET key", content: any(1) },
      { parent: note, content: type(3, "paragraph") },
    ] as const;
    const ruling = bench.receive(craft(attacker, 0, odd), seller);
    expect(ruling.refused.length).toBeGreaterThan(0);
    const element = 14 + 1 + 5;
    bench.receive(
      craft(attacker, element, [
        { parent: [attacker, element - 1], content: letters("SECRET in an element") },
        { parent: [attacker, element - 1], content: any("SECRET beside it") },
        { parent: [attacker, element - 1], key: "a", content: type(6) },
        { parent: [attacker, element - 1], key: "b", content: any(1n) },
        { parent: [attacker, element - 1], key: "level", content: any(2) },
      ]),
      seller,
    );
    expect(bench.hasSent("SECRET")).toBe(false);
    const text = bench.live.doc.getXmlFragment(note);
    expect(text.toString()).toContain('<paragraph level="2"></paragraph>');
    expect(text.toString()).toContain("<paragraph>hello</paragraph>");
    expect(text.length).toBe(2);
  });

  it("tells the author which words of a note were not kept", () => {
    const { bench } = withNote();
    const ruling = bench.receive(
      craft(attacker, 0, [{ parent: "text:note", content: letters("no paragraph") }]),
      seller,
    );
    expect(ruling.refused).toEqual([{ path: "text:note", code: "notPlain", attempted: "no paragraph" }]);
  });
});

describe("somebody else's keys can't be reached by way of one's own", () => {
  it("refuses an item between a key of one's own and another key", () => {
    const { bench } = withNote();
    bench.receive(craft(attacker, 0, [{ parent: "fields", key: "company", content: any("MINE") }]), seller);
    const name = bench.live.doc.getMap("fields")._map.get("name") as Y.Item;
    const tie = craft(attacker, 1, [
      { origin: [attacker, 0], right: [name.id.client, name.id.clock], content: any("TIED") },
    ]);
    expect(bench.admit(tie, seller)).toMatchObject({ kind: "refused" });
    const both = craft(attacker, 1, [
      { origin: [attacker, 0], content: any("MINE TOO") },
      { origin: [attacker, 1], right: [name.id.client, name.id.clock], content: any("TIED") },
    ]);
    expect(bench.admit(both, seller)).toMatchObject({ kind: "refused" });
  });

  it("refuses an item that ties a key to a note: nobody could write the key any more", () => {
    const { bench, victim } = withNote();
    const name = bench.live.doc.getMap("fields")._map.get("name") as Y.Item;
    const paragraph = bench.live.doc.getXmlFragment("text:note").get(0)._item as Y.Item;
    const update = craft(attacker, 0, [
      {
        origin: [name.id.client, name.id.clock],
        right: [paragraph.id.client, paragraph.id.clock],
        content: type(3, "paragraph"),
      },
    ]);
    expect(bench.admit(update, seller)).toMatchObject({ kind: "refused" });
    bench.receive(
      updateOf(victim, (doc) => fields(doc).set("name", "Wang")),
      leader,
    );
    expect(bench.value("fields", "name")).toBe("Wang");
  });

  it("refuses the rest of a known item in another place than the item's", () => {
    const { bench } = withNote();
    bench.receive(craft(attacker, 0, [{ parent: "fields", key: "company", content: any("MINE") }]), seller);
    const rest = craft(attacker, 0, [{ parent: "fields", key: "name", content: any("MINE", "TIED") }]);
    expect(bench.admit(rest, seller)).toMatchObject({ kind: "refused" });
    const honest = craft(attacker, 0, [{ parent: "fields", key: "company", content: any("MINE") }]);
    expect(bench.admit(honest, seller)).toMatchObject({ kind: "admitted" });
  });

  it("admits what editors write in the middle of a text, also many letters at once", () => {
    const { bench, victim } = withNote();
    const paragraph = victim.getXmlFragment("text:note").get(0) as Y.XmlElement;
    const text = paragraph.get(0) as Y.XmlText;
    const update = updateOf(victim, () => {
      for (const letter of "typed") text.insert(2, letter);
      text.format(0, 4, { bold: true });
      victim.getXmlFragment("text:note").insert(0, [new Y.XmlElement("heading")]);
      victim.getXmlFragment("text:note").insert(1, [new Y.XmlElement("paragraph")]);
    });
    expect(bench.admit(update, leader).kind).toBe("admitted");
    bench.receive(update, leader);
    expect(bench.live.doc.getXmlFragment("text:note").toString()).toBe(
      victim.getXmlFragment("text:note").toString(),
    );
  });

  it("keeps a post without an author from being taken, completed or finished by others", () => {
    const board = new JudgeBench("board");
    const ben: Actor = { ...seller, userId: "ben" };
    const posts = (doc: Y.Doc) => doc.getMap("posts");
    const first = new Y.Doc();
    board.receive(
      updateOf(first, (doc) => posts(doc).set("p|title", "by ann")),
      seller,
      [first],
    );
    const other = board.replica();
    const ruling = board.receive(
      updateOf(other, (doc) => {
        posts(doc).set("p|authorId", "ben");
        posts(doc).set("p|content", "put into her mouth");
        posts(doc).set("p|task|ben|doneAt", "2026-11-24T00:00:00.000Z");
      }),
      ben,
    );
    expect(ruling.refused.map(({ path, code }) => [path, code])).toEqual([
      ["posts/p|authorId", "notSelf"],
      ["posts/p|content", "notAllowed"],
      ["posts/p|task|ben|doneAt", "notAllowed"],
    ]);
    board.receive(
      updateOf(first, (doc) => {
        posts(doc).set("p|content", "her own words");
        posts(doc).set("p|authorId", "seller");
      }),
      seller,
    );
    expect(board.live.doc.getMap("posts").toJSON()).toEqual({
      "p|title": "by ann",
      "p|content": "her own words",
      "p|authorId": "seller",
    });
  });

  it("keeps a post from being taken with words handed in beside an author", () => {
    const board = new JudgeBench("board");
    const ben: Actor = { ...seller, userId: "ben" };
    const posts = (doc: Y.Doc) => doc.getMap("posts");
    board.receive(
      updateOf(withClientId(new Y.Doc(), 3000), (doc) => posts(doc).set("p|title", "by ann")),
      seller,
    );
    for (const clientId of [2000, 4000]) {
      const other = withClientId(new Y.Doc(), clientId);
      board.receive(
        updateOf(other, (doc) => {
          posts(doc).set("p|authorId", "ben");
          posts(doc).set("p|title", "by ben");
          posts(doc).set("p|content", "by ben");
        }),
        ben,
      );
      expect(board.live.doc.getMap("posts").toJSON()).toEqual({ "p|title": "by ann" });
    }
  });

  it("keeps a client id for whoever announced it", () => {
    const { bench } = withNote();
    const update = craft(7777, 0, [{ parent: "fields", key: "company", content: any("squatted") }]);
    const announced = (client: number) => (client === 7777 ? "leader" : undefined);
    expect(bench.admit(update, seller, announced)).toMatchObject({ kind: "refused" });
    expect(bench.admit(update, leader, announced)).toMatchObject({ kind: "admitted" });
  });
});

describe("I9: nothing takes for ever, and nothing exhausts the stack", () => {
  const nested = (depth: number): unknown => (depth === 0 ? 1 : [nested(depth - 1)]);

  it("refuses values nested deeper than any reader descends", () => {
    expect(() =>
      decodeUpdate(craft(1, 0, [{ parent: "fields", key: "a", content: any(nested(60)) }])),
    ).toThrow();
    const mark = `{"a":${"[".repeat(3000)}${"]".repeat(3000)}}`;
    const format = { ref: 6, write: (encoder: never) => letters("bold").write(encoder) };
    expect(() =>
      decodeUpdate(
        craft(1, 0, [
          {
            parent: "text:a",
            content: {
              ref: 6,
              write(encoder) {
                format.write(encoder as never);
                letters(mark).write(encoder);
              },
            },
          },
        ]),
      ),
    ).toThrow();
  });

  it("refuses elements nested by the thousand in one update, and deletes those too deep that come one by one", () => {
    const { bench } = withNote();
    const chain = (from: number, to: number) =>
      Array.from({ length: to - from }, (_, at) => ({
        parent: from + at === 0 ? "text:deep" : ([attacker, from + at - 1] as const),
        content: type(3, "paragraph"),
      }));
    expect(bench.admit(craft(attacker, 0, chain(0, 20_000)), seller)).toMatchObject({ kind: "refused" });
    for (let at = 0; at < 90; at += 1) bench.receive(craft(attacker, at, chain(at, at + 1)), seller);
    let depth = 0;
    for (
      let at: Y.XmlElement | undefined = bench.live.doc.getXmlFragment("text:deep").get(0) as Y.XmlElement;
      at;
      at = at.get(0) as Y.XmlElement | undefined
    )
      depth += 1;
    expect(depth).toBe(64);
    bench.receive(
      craft(
        attacker,
        90,
        chain(0, 150).map((struct, at) =>
          at === 0 ? { ...struct, parent: "text:d2" } : { ...struct, parent: [attacker, 89 + at] as const },
        ),
      ),
      seller,
    );
  });

  it("refuses ranges that overlap, a key set anew without end, and too many structs", () => {
    expect(() =>
      decodeUpdate(
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
    ).toThrow();
    expect(() =>
      decodeUpdate(
        craft(
          1,
          0,
          [],
          [
            [
              1,
              [
                [20, 1],
                [5, 1],
              ],
            ],
          ],
        ),
      ),
    ).toThrow();
    const { bench } = withNote();
    const anew = Array.from({ length: 3 }, () => ({ parent: "fields", key: "company", content: any("x") }));
    expect(bench.admit(craft(attacker, 0, anew), seller)).toMatchObject({ kind: "refused" });
    const many = Array.from({ length: 120_001 }, (_, at) => ({
      ...(at === 0 ? { parent: "text:many" } : { origin: [attacker, at - 1] as const }),
      content: letters("x"),
    }));
    expect(bench.admit(craft(attacker, 0, many), seller)).toMatchObject({ kind: "refused", code: 4413 });
  });

  it("refuses what would make a document larger than memory allows", () => {
    const { bench } = withNote();
    bench.live.bytes = 32 * 1024 * 1024;
    const update = craft(attacker, 0, [{ parent: "fields", key: "company", content: any("x") }]);
    expect(bench.admit(update, seller)).toMatchObject({ kind: "refused", code: 4413 });
  });

  it("tells of numbers, bytes and endless texts in a form that can be stored and sent", () => {
    const { bench } = withNote();
    const values = [10n, new Uint8Array(3), { deep: 1n }, Number.NaN, "长".repeat(100_000)];
    for (const [at, value] of values.entries()) {
      const ruling = bench.receive(
        craft(attacker, at, [{ parent: "fields", key: `x.k${at}`, content: any(value) }]),
        seller,
      );
      expect(ruling.refused).toHaveLength(1);
      expect(JSON.stringify(ruling.refused).length).toBeLessThan(25_000);
    }
    const ruling = bench.receive(
      craft(attacker, values.length, [{ parent: "fields", key: "k".repeat(100_000), content: any(1) }]),
      seller,
    );
    expect(ruling.refused[0]?.path.length).toBeLessThan(300);
  });
});
