import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { adoptUpdate } from "@/lib/docs/adopt-update";
import {
  addFollowUp,
  appendParagraphs,
  createCustomer,
  followUpText,
  plainText,
  readCustomer,
  setField,
} from "@/lib/docs/customer-doc";
import { docOf, effectOfUpdate } from "@/lib/docs/difference";
import { differentLines } from "@/lib/docs/different-lines";
import { now } from "../domain/facts";

const note = { id: "f", subject: "报价", method: "visit", authorId: "ann", time: now, now } as const;

/** A customer as the server has it, and a copy of it on a device that is offline. */
function customerAndCopy() {
  const server = new Y.Doc();
  createCustomer(server, { name: "李明", company: "锦禾" }, now);
  addFollowUp(server, { ...note, id: "old", text: ["看了样衣", "下周定价"] });
  const state = Y.encodeStateAsUpdate(server);
  const device = docOf([state]);
  const unsent = () => Y.encodeStateAsUpdate(device, Y.encodeStateVectorFromUpdate(state));
  return { server, state, device, unsent };
}

describe("R10: what an unsent update would change, in words", () => {
  it("names fields with their old and new value, and the lines of a text", () => {
    const { state, device, unsent } = customerAndCopy();
    setField(device, "company", "新锦禾");
    setField(device, "phone", "13800000000");
    appendParagraphs(followUpText(device, "old"), ["要 40 支棉的价"]);
    const effect = effectOfUpdate("customer", [state], unsent());
    expect(effect).toEqual({
      isNothing: false,
      isTorn: false,
      difference: {
        values: [
          { root: "fields", key: "company", before: "锦禾", after: "新锦禾" },
          { root: "fields", key: "phone", before: null, after: "13800000000" },
        ],
        texts: [{ name: "text:old", changes: [{ before: "", after: "要 40 支棉的价" }] }],
      },
    });
  });

  it("is nothing where the server has it all, though the whole state is handed in", () => {
    const { state, device } = customerAndCopy();
    const whole = Y.encodeStateAsUpdate(device);
    expect(effectOfUpdate("customer", [state], whole).isNothing).toBe(true);
  });

  it("keeps the words of a copy that leans on what the server has lost", () => {
    const { device } = customerAndCopy();
    const before = Y.encodeStateVector(device);
    appendParagraphs(followUpText(device, "old"), ["恢复之后才写的"]);
    const effect = effectOfUpdate("customer", [], Y.encodeStateAsUpdate(device, before));
    expect(effect.isTorn).toBe(true);
    expect(JSON.stringify(effect.difference)).toContain("恢复之后才写的");
  });
});

describe("R10: accepting as own write", () => {
  const clientFor = (purpose: string) => 5000 + Number.parseInt(purpose, 10) || 4000;
  const adopt = (state: readonly Uint8Array[], update: Uint8Array) =>
    adoptUpdate({
      state,
      update,
      difference: effectOfUpdate("customer", state, update).difference,
      authorId: "ann",
      actorId: "boss",
      clientFor,
    });

  it("merges letters where they were typed, makes follow-ups the acceptor's, and leaves the author's ids out", () => {
    const { server, state, device, unsent } = customerAndCopy();
    addFollowUp(device, { ...note, id: "new", text: ["电话里说的"] });
    const paragraph = followUpText(device, "old").get(1) as Y.XmlElement;
    (paragraph.get(0) as Y.XmlText).insert(2, "三");
    const update = adopt([state], unsent());
    setField(server, "jobTitle", "经理");
    Y.applyUpdate(server, update as Uint8Array);
    const read = readCustomer(server);
    expect(read.followUps.find(({ id }) => id === "new")).toMatchObject({
      authorId: "boss",
      subject: "报价",
    });
    expect(plainText(followUpText(server, "old"))).toBe("看了样衣\n下周三定价");
    expect(plainText(followUpText(server, "new"))).toBe("电话里说的");
    expect(server.store.clients.has(device.clientID)).toBe(false);
    expect(server.store.pendingStructs).toBeNull();
  });

  it("sets values as the difference says, whatever was written there meanwhile", () => {
    const { server, device, unsent } = customerAndCopy();
    setField(device, "company", "旧主写的");
    const handedIn = unsent();
    const { difference } = effectOfUpdate("customer", [Y.encodeStateAsUpdate(server)], handedIn);
    setField(server, "company", "新主写的");
    const state = [Y.encodeStateAsUpdate(server)];
    const update = adoptUpdate({
      state,
      update: handedIn,
      difference,
      authorId: "ann",
      actorId: "boss",
      clientFor,
    });
    Y.applyUpdate(server, update as Uint8Array);
    expect(readCustomer(server).fields.company).toBe("旧主写的");
  });

  it("written a second time, after a crash, changes nothing", () => {
    const { server, state, device, unsent } = customerAndCopy();
    setField(device, "company", "新锦禾");
    addFollowUp(device, { ...note, id: "new", text: ["一次就够"] });
    const { difference } = effectOfUpdate("customer", [state], unsent());
    const again = (): Uint8Array | null =>
      adoptUpdate({
        state: [Y.encodeStateAsUpdate(server)],
        update: unsent(),
        difference,
        authorId: "ann",
        actorId: "boss",
        clientFor,
      });
    Y.applyUpdate(server, again() as Uint8Array);
    const once = readCustomer(server);
    const second = again();
    if (second) Y.applyUpdate(server, second);
    expect(readCustomer(server)).toEqual(once);
    expect(plainText(followUpText(server, "new"))).toBe("一次就够");
  });
});

describe("lines that differ", () => {
  const lines = fc.array(fc.constantFrom("a", "b", "c", ""), { maxLength: 12 });

  it("rebuild the one text out of the other", () => {
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        const changes = differentLines(before, after);
        const count = (text: string) => (text === "" ? 0 : text.split("\n").length);
        const longer = changes.reduce((sum, change) => sum + count(change.after) - count(change.before), 0);
        if (!before.includes("") && !after.includes("")) expect(longer).toBe(after.length - before.length);
        expect(changes.length === 0).toBe(
          before.join("\n") === after.join("\n") && before.length === after.length,
        );
      }),
    );
  });

  it("say a changed line with what stood there", () => {
    expect(differentLines(["a", "b", "c"], ["a", "x", "c", "d"])).toEqual([
      { before: "b", after: "x" },
      { before: "", after: "d" },
    ]);
  });
});
