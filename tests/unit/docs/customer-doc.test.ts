import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import {
  addFollowUp,
  appendParagraphs,
  createCustomer,
  deleteFollowUp,
  editFollowUp,
  followUpText,
  isCustomerEmpty,
  observeFollowUps,
  plainText,
  readCustomer,
  readFields,
  redateFollowUp,
  restoreFollowUp,
  setCustomerNo,
  setField,
  setFields,
} from "@/lib/docs/customer-doc";
import {
  readDemands,
  readIssues,
  readPromises,
  readPurchases,
  writeListEntry,
} from "@/lib/docs/customer-lists";
import { projectCustomerDoc, projectFollowUp } from "@/lib/docs/project";
import { readSchema } from "@/lib/docs/schema-version";
import { compareJudgingOrder, decide } from "@/lib/domain/access/decide";
import { customerLevels, customerSources, customerStatuses, genders } from "@/lib/domain/customers/model";
import { noPinyin } from "@/lib/domain/customers/pinyin";
import { ann, factsOver, now } from "../domain/facts";

const later = (minutes: number) => new Date(Date.parse(now) + minutes * 60_000).toISOString();
const followUp = { id: "f", subject: "报价", method: "visit", authorId: "ann", time: now, now } as const;

const countTransactions = (doc: Y.Doc) => {
  const count = { updates: 0 };
  doc.on("update", () => {
    count.updates += 1;
  });
  return count;
};

const copyOf = (doc: Y.Doc) => {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  return copy;
};

describe("C1, C6: fields", () => {
  it("makes a customer in one transaction, with status and level filled in", () => {
    const doc = new Y.Doc();
    const count = countTransactions(doc);
    expect(isCustomerEmpty(doc)).toBe(true);
    createCustomer(doc, { name: "李明", company: "", custom: { size: "L" } }, now);
    expect(count.updates).toBe(1);
    expect(readFields(copyOf(doc))).toMatchObject({
      name: "李明",
      status: "interested",
      level: "regular",
      createdAt: now,
      custom: { size: "L" },
    });
    expect(readFields(doc).company).toBeUndefined();
    expect(readSchema(doc)).toBe(1);
  });

  it("writes only what changes", () => {
    const doc = new Y.Doc();
    createCustomer(doc, { name: "李明", phone: "1" }, now);
    const count = countTransactions(doc);
    setField(doc, "name", "李明");
    setField(doc, "address", undefined);
    expect(count.updates).toBe(0);
    setFields(doc, { name: "李四", phone: "", address: "苏州" });
    expect(count.updates).toBe(1);
    expect(readFields(doc)).toMatchObject({ name: "李四", phone: undefined, address: "苏州" });
  });

  it("reads what it does not know as absent", () => {
    const doc = new Y.Doc();
    const map = doc.getMap("fields");
    map.set("status", "lost");
    map.set("name", 7);
    map.set("x.a", new Y.Map());
    map.set("x.b", 3);
    expect(readFields(doc)).toMatchObject({ status: undefined, name: undefined, custom: { b: 3 } });
  });

  it("round-trips any fields", () => {
    const text = fc.string({ minLength: 1, maxLength: 50, unit: "grapheme" });
    const fields = fc.record(
      {
        name: text,
        company: text,
        jobTitle: text,
        phone: text,
        address: text,
        industry: text,
        gender: fc.constantFrom(...genders),
        source: fc.constantFrom(...customerSources),
        level: fc.constantFrom(...customerLevels),
        status: fc.constantFrom(...customerStatuses),
        custom: fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), fc.oneof(text, fc.integer(), fc.boolean())),
      },
      { requiredKeys: ["name", "status", "level", "custom"] },
    );
    fc.assert(
      fc.property(fields, (given) => {
        const doc = new Y.Doc();
        createCustomer(doc, given, now);
        const { createdAt, ...read } = readFields(copyOf(doc));
        expect(createdAt).toBe(now);
        expect({ ...read, custom: { ...read.custom } }).toEqual({ ...given, custom: { ...given.custom } });
      }),
    );
  });
});

describe("F1–F4: follow-ups", () => {
  it("adds one with its text in one transaction", () => {
    const doc = new Y.Doc();
    const count = countTransactions(doc);
    addFollowUp(doc, { ...followUp, text: ["第一行", "", "第三行"] });
    expect(count.updates).toBe(1);
    const copy = copyOf(doc);
    expect(readCustomer(copy).followUps).toEqual([
      {
        id: "f",
        subject: "报价",
        method: "visit",
        authorId: "ann",
        createdAt: now,
        time: now,
        times: [now],
        deleted: false,
      },
    ]);
    expect(plainText(followUpText(copy, "f"))).toBe("第一行\n\n第三行");
  });

  it("edits topic and kind, and keeps the time", () => {
    const doc = new Y.Doc();
    addFollowUp(doc, followUp);
    editFollowUp(doc, "f", { subject: "回访" });
    editFollowUp(doc, "f", { method: "phone" });
    expect(readCustomer(doc).followUps[0]).toMatchObject({ subject: "回访", method: "phone", time: now });
  });

  it("matches (F3): appends times and never goes back", () => {
    const doc = new Y.Doc();
    addFollowUp(doc, followUp);
    expect(redateFollowUp(doc, "f", later(3))).toBe(later(3));
    expect(redateFollowUp(doc, "f", later(1))).toBe(later(3));
    expect(readCustomer(doc).followUps[0]).toMatchObject({
      time: later(3),
      times: [now, later(3), later(3)],
    });
  });

  it("marks a removal, and takes it back", () => {
    const doc = new Y.Doc();
    addFollowUp(doc, followUp);
    deleteFollowUp(doc, "f");
    expect(readCustomer(doc).followUps[0]?.deleted).toBe(true);
    restoreFollowUp(doc, "f");
    expect(readCustomer(doc).followUps[0]?.deleted).toBe(false);
  });

  it("lists the newest first and skips what has no time yet", () => {
    const doc = new Y.Doc();
    addFollowUp(doc, followUp);
    addFollowUp(doc, { ...followUp, id: "g", time: later(-5) });
    addFollowUp(doc, { ...followUp, id: "h", time: later(5) });
    doc.getMap("followUps").set("z|subject", "half");
    expect(readCustomer(doc).followUps.map(({ id }) => id)).toEqual(["h", "f", "g"]);
  });

  it("tells which follow-ups changed", () => {
    const doc = new Y.Doc();
    const seen: string[][] = [];
    const stop = observeFollowUps(doc, (ids) => seen.push([...ids]));
    addFollowUp(doc, followUp);
    stop();
    addFollowUp(doc, { ...followUp, id: "g" });
    expect(seen).toEqual([["f"]]);
  });

  it("writes nothing that the rules refuse (R9)", () => {
    const doc = new Y.Doc();
    createCustomer(doc, { name: "李明", phone: "138", birthday: "--05-20", custom: { a: 1 } }, now);
    addFollowUp(doc, followUp);
    redateFollowUp(doc, "f", later(1));
    deleteFollowUp(doc, "f");
    writeListEntry(doc, "promises", "p", { kind: "gift", text: "茶叶", dueAt: later(60) });
    const values: Record<string, unknown> = {};
    const changes = ["meta", "fields", "followUps", "promises"].flatMap((root) =>
      [...doc.getMap(root)].map(([key, value]) => {
        values[`${root}/${key}`] = value;
        return { root, key, value };
      }),
    );
    const facts = factsOver(values, { isNew: true, subject: null });
    for (const { value, ...path } of changes.sort(compareJudgingOrder)) {
      expect([path, decide(ann, "customer", path, undefined, value, facts)]).toEqual([path, { ok: true }]);
    }
  });
});

describe("rich text", () => {
  it("reads a line per block, marks left out", () => {
    const doc = new Y.Doc();
    const fragment = followUpText(doc, "f");
    appendParagraphs(fragment, ["plain", "a <b> & c"]);
    const list = new Y.XmlElement("bulletList");
    const item = new Y.XmlElement("listItem");
    const paragraph = new Y.XmlElement("paragraph");
    const text = new Y.XmlText();
    text.insert(0, "one two");
    text.format(0, 3, { bold: true });
    fragment.push([list]);
    list.push([item]);
    item.push([paragraph]);
    paragraph.push([text, new Y.XmlElement("hardBreak"), new Y.XmlText("three")]);
    expect(plainText(fragment)).toBe("plain\na <b> & c\none two\nthree");
  });

  it("gives back any lines", () => {
    const lines = fc.array(
      fc.string({ unit: "grapheme" }).map((line) => line.replace(/\n/g, "")),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(lines, (given) => {
        const doc = new Y.Doc();
        appendParagraphs(followUpText(doc, "f"), given);
        expect(plainText(followUpText(copyOf(doc), "f"))).toBe(given.join("\n"));
      }),
    );
  });
});

describe("the smaller lists", () => {
  it("read back what was written, without what is deleted", () => {
    const doc = new Y.Doc();
    writeListEntry(doc, "promises", "p1", { kind: "gift", text: "茶叶" });
    writeListEntry(doc, "promises", "p2", { kind: "promise", text: "x", deleted: true });
    writeListEntry(doc, "issues", "i", { kind: "complaint", text: "色差", raisedAt: now });
    writeListEntry(doc, "demands", "d", { kind: "price", text: "便宜" });
    writeListEntry(doc, "purchases", "b", { productId: "t", quantity: 2, amount: 1999, currency: "CNY" });
    expect(readPromises(doc)).toMatchObject([{ id: "p1", kind: "gift", text: "茶叶", dueAt: null }]);
    expect(readIssues(doc)).toMatchObject([{ kind: "complaint", raisedAt: now, solvedAt: null }]);
    expect(readDemands(doc)).toEqual([{ id: "d", kind: "price", text: "便宜" }]);
    expect(readPurchases(doc)).toMatchObject([{ quantity: 2, amount: 1999 }]);
  });
});

describe("I5: projection", () => {
  it("gives the rows of a document, equal on every replica", () => {
    const doc = new Y.Doc();
    createCustomer(doc, { name: "李明" }, now);
    addFollowUp(doc, { ...followUp, text: ["  第一行 ", "第二行"] });
    addFollowUp(doc, { ...followUp, id: "g", method: "phone", time: later(9) });
    addFollowUp(doc, { ...followUp, id: "h", time: later(10) });
    deleteFollowUp(doc, "h");
    setCustomerNo(doc, "C000001");
    const facts = { id: "c", ownerId: "ann", rev: 3, pinyin: noPinyin };
    const { row, followUps } = projectCustomerDoc(doc, facts);
    expect(row).toMatchObject({
      id: "c",
      customerNo: "C000001",
      ownerId: "ann",
      rev: 3,
      lastContactedAt: later(9),
      lastVisitedAt: now,
      followUpCount: 2,
    });
    expect(followUps.map(({ row: { id, excerpt, deleted } }) => [id, excerpt, deleted])).toEqual([
      ["h", "", true],
      ["g", "", false],
      ["f", "第一行 第二行", false],
    ]);
    expect(projectCustomerDoc(copyOf(doc), facts)).toEqual({ row, followUps });
    expect(projectFollowUp(doc, "c", "f")).toEqual(followUps[2]);
    expect(projectFollowUp(doc, "c", "none")).toBeNull();
  });
});
