import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { decodeUpdate } from "@/sync-server/gate/decode-update";
import { LiveDocument } from "@/sync-server/live-document";
import { JudgeBench, leader, seller, updateOf, withClientId } from "./support/judging";

const fields = (doc: Y.Doc) => doc.getMap("fields");

function benchWithName(): JudgeBench {
  const bench = new JudgeBench();
  bench.receive(
    updateOf(new Y.Doc(), (doc) => fields(doc).set("name", "Li")),
    seller,
  );
  return bench;
}

describe("the judge", () => {
  it("sets an illegal value back, and no reader ever gets its bytes", () => {
    const bench = benchWithName();
    const offender = bench.replica();
    const reader = bench.replica();
    const update = updateOf(offender, (doc) => fields(doc).set("status", "SECRET-STATUS"));
    const ruling = bench.receive(update, seller, [offender, reader]);
    expect(ruling.refused).toEqual([
      { path: "fields/status", code: "notInList", attempted: "SECRET-STATUS" },
    ]);
    expect(fields(reader).get("status")).toBeUndefined();
    expect(fields(offender).get("status")).toBeUndefined();
    expect(bench.hasSent("SECRET")).toBe(false);
    expect(Buffer.from(Y.encodeStateAsUpdate(bench.live.doc)).includes("SECRET")).toBe(false);
  });

  it("keeps the legal part of a mixed update", () => {
    const bench = benchWithName();
    const offender = bench.replica();
    const update = updateOf(offender, (doc) => {
      fields(doc).set("company", "Silk Road");
      fields(doc).set("customerNo", "C999999");
      fields(doc).set("name", "");
      fields(doc).set("evil", 1);
    });
    const ruling = bench.receive(update, seller, [offender]);
    expect(ruling.refused.map(({ path }) => path).sort()).toEqual([
      "fields/customerNo",
      "fields/evil",
      "fields/name",
    ]);
    expect(fields(offender).toJSON()).toEqual({ name: "Li", company: "Silk Road" });
    expect(Y.encodeStateVector(offender)).toEqual(bench.live.stateVector);
  });

  it("sets back what was deleted without the right", () => {
    const bench = benchWithName();
    const offender = bench.replica();
    const ruling = bench.receive(
      updateOf(offender, (doc) => fields(doc).delete("name")),
      seller,
      [offender],
    );
    expect(ruling.refused[0]?.code).toBe("required");
    expect(fields(offender).get("name")).toBe("Li");
  });

  it("refuses types, binaries and undefined as values, and lists hidden in a map root", () => {
    const bench = benchWithName();
    for (const value of [
      new Y.Map([["a", "HIDDEN"]]),
      new Uint8Array([1]),
      { a: "HIDDEN" },
      ["HIDDEN"],
      undefined,
    ]) {
      const offender = bench.replica();
      const ruling = bench.receive(
        updateOf(offender, (doc) => fields(doc).set("company", value)),
        seller,
        [offender],
      );
      expect(ruling.refused[0]?.code, String(value)).toBe("notPlain");
      expect(fields(offender).has("company")).toBe(false);
    }
    const offender = new Y.Doc();
    bench.receive(
      updateOf(offender, (doc) => doc.getArray("fields").push(["HIDDEN"])),
      seller,
    );
    expect(bench.hasSent("HIDDEN")).toBe(false);
    expect(Buffer.from(Y.encodeStateAsUpdate(bench.live.doc)).includes("HIDDEN")).toBe(false);
  });

  it("deletes what is no text inside a note, and keys of a note's root", () => {
    const bench = benchWithName();
    const offender = bench.replica();
    bench.receive(
      updateOf(offender, (doc) => {
        const note = doc.getXmlFragment("text:f1");
        const paragraph = new Y.XmlElement("paragraph");
        note.push([paragraph]);
        paragraph.push([new Y.XmlText("fine")]);
        (paragraph as unknown as Y.Array<unknown>).push([new Y.Map([["a", "HIDDEN"]])]);
      }),
      seller,
      [offender],
    );
    bench.receive(
      updateOf(new Y.Doc(), (doc) => doc.getMap("text:f1").set("k", "HIDDEN")),
      seller,
    );
    expect(bench.hasSent("HIDDEN")).toBe(false);
    expect(bench.hasSent("fine")).toBe(true);
  });

  it("does not change the server's client id, however often it corrects", () => {
    const bench = benchWithName();
    const offender = bench.replica();
    for (let i = 0; i < 20; i += 1) {
      bench.receive(
        updateOf(offender, (doc) => fields(doc).set("name", " ".repeat(i))),
        seller,
        [offender],
      );
    }
    expect([...bench.live.doc.store.clients.keys()].filter((id) => id < 1024)).toEqual([1]);
  });
});

/** A correction must not cost a legal write made at the same time, whichever client id wins the merge. */
describe.each([
  ["lower", 2000, 3000],
  ["higher", 3000, 2000],
])("a legal write with the %s client id, concurrent with a corrected one", (_which, legalId, illegalId) => {
  it("comes back when the correction set a value", () => {
    const bench = benchWithName();
    const legal = withClientId(bench.replica(), legalId);
    const illegal = withClientId(bench.replica(), illegalId);
    fields(legal).set("name", "Wang");
    fields(illegal).set("name", "");
    bench.sync(illegal, seller);
    expect(bench.value("fields", "name")).toBe("Li");
    bench.sync(legal, leader, [illegal]);
    expect(bench.value("fields", "name")).toBe("Wang");
    expect(fields(legal).get("name")).toBe("Wang");
    expect(fields(illegal).get("name")).toBe("Wang");
  });

  it("comes back when the correction deleted the key", () => {
    const bench = benchWithName();
    const legal = withClientId(bench.replica(), legalId);
    const illegal = withClientId(bench.replica(), illegalId);
    fields(legal).set("status", "prospect");
    fields(illegal).set("status", "nonsense");
    bench.sync(illegal, seller);
    expect(bench.value("fields", "status")).toBeUndefined();
    bench.sync(legal, leader, [illegal]);
    expect(bench.value("fields", "status")).toBe("prospect");
    expect(fields(illegal).get("status")).toBe("prospect");
  });
});

describe("the server's client id", () => {
  it("stays the epoch when a document is read that the server has written before", () => {
    const first = new LiveDocument("customer", 7, null);
    first.transact(() => first.doc.getMap("fields").set("customerNo", "C1"));
    const second = new LiveDocument("customer", 7, Y.encodeStateAsUpdate(first.doc));
    expect(second.doc.clientID).toBe(7);
    first.transact(() => first.doc.getMap("fields").set("customerNo", "C2"));
    second.apply(Y.encodeStateAsUpdate(first.doc, second.stateVector));
    expect(second.doc.clientID).toBe(7);
  });
});

describe("the gate", () => {
  it("asks again after a gap, and keeps nothing of it", () => {
    const bench = benchWithName();
    const client = bench.replica();
    updateOf(client, (doc) => fields(doc).set("company", "A"));
    const second = updateOf(client, (doc) => fields(doc).set("jobTitle", "B"));
    expect(bench.admit(second, seller).kind).toBe("gap");
    const deletion = updateOf(client, (doc) => fields(doc).delete("company"));
    expect(bench.admit(deletion, seller).kind).toBe("gap");
    expect(bench.live.doc.store.pendingStructs).toBeNull();
  });

  it("refuses to let anyone write under somebody else's client id, or the server's", () => {
    const bench = benchWithName();
    const victim = withClientId(bench.replica(), 5000);
    bench.receive(
      updateOf(victim, (doc) => fields(doc).set("company", "A")),
      leader,
    );
    const spoof = withClientId(bench.replica(), 5000);
    const update = updateOf(spoof, (doc) => fields(doc).set("jobTitle", "written ahead"));
    expect(bench.admit(update, seller).kind).toBe("refused");
    const server = withClientId(bench.replica(), 1);
    expect(
      bench.admit(
        updateOf(server, (doc) => fields(doc).set("company", "B")),
        seller,
      ).kind,
    ).toBe("refused");
  });

  it("refuses roots outside the schema", () => {
    const bench = benchWithName();
    const update = updateOf(bench.replica(), (doc) => doc.getMap("evil").set("a", 1));
    expect(bench.admit(update, seller).kind).toBe("refused");
    expect(bench.live.doc.share.has("evil")).toBe(false);
  });

  it("caps deleted entries, but neither overwritten ones nor text", () => {
    const bench = benchWithName();
    const writer = bench.replica();
    const keys = Array.from({ length: 300 }, (_, i) => `x.k${i}`);
    bench.receive(
      updateOf(writer, (doc) => {
        for (const key of keys) fields(doc).set(key, "v");
      }),
      seller,
      [writer],
    );
    const overwriting = updateOf(writer, (doc) => {
      for (const key of keys) fields(doc).set(key, "w");
    });
    expect(bench.admit(overwriting, seller).kind).toBe("admitted");
    bench.receive(overwriting, seller);
    const deleting = updateOf(writer, (doc) => {
      for (const key of keys) fields(doc).delete(key);
    });
    expect(bench.admit(deleting, seller).kind).toBe("refused");
    const note = bench.replica();
    bench.receive(
      updateOf(note, (doc) => {
        for (let i = 0; i < 500; i += 1) doc.getXmlFragment("text:n").push([new Y.XmlElement("paragraph")]);
      }),
      seller,
      [note],
    );
    const clearing = updateOf(note, (doc) => doc.getXmlFragment("text:n").delete(0, 500));
    expect(bench.admit(clearing, seller).kind).toBe("admitted");
  });

  it("reads exactly one V1 update, and nothing else", () => {
    const doc = new Y.Doc();
    fields(doc).set("name", "Li");
    const v1 = Y.encodeStateAsUpdate(doc);
    expect(decodeUpdate(v1).runs).toHaveLength(1);
    expect(() => decodeUpdate(Y.encodeStateAsUpdateV2(doc))).toThrow();
    expect(() => decodeUpdate(new Uint8Array([...v1, 0]))).toThrow();
    expect(() => decodeUpdate(v1.subarray(0, v1.length - 1))).toThrow();
    expect(() => decodeUpdate(new Uint8Array([255, 255, 255, 255, 15, 0]))).toThrow();
    const holder = new Y.Doc();
    fields(holder).set("sub", new Y.Doc());
    expect(() => decodeUpdate(Y.encodeStateAsUpdate(holder))).toThrow();
  });

  it("reads every update that Yjs makes as Yjs reads it", () => {
    const doc = new Y.Doc();
    const text = new Y.XmlText("汉字 emoji 😀");
    const paragraph = new Y.XmlElement("paragraph");
    doc.getXmlFragment("text:a").push([paragraph]);
    paragraph.push([text]);
    paragraph.setAttribute("level", "2");
    text.format(0, 2, { bold: true });
    text.insertEmbed(1, { image: "x" });
    text.delete(0, 3);
    fields(doc).set("a", null);
    fields(doc).delete("a");
    const bytes = Y.encodeStateAsUpdate(doc);
    const ours = decodeUpdate(bytes);
    const theirs = Y.decodeUpdate(bytes);
    const last = theirs.structs.at(-1);
    expect(ours.runs[0]?.end).toBe((last?.id.clock ?? 0) + (last?.length ?? 0));
    expect(ours.deletes.length).toBe([...theirs.ds.clients.values()].flat().length);
  });
});
