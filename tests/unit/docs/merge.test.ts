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
  readCustomer,
  redateFollowUp,
  setField,
} from "@/lib/docs/customer-doc";
import { projectCustomerDoc } from "@/lib/docs/project";
import { noPinyin } from "@/lib/domain/customers/pinyin";
import { now } from "../domain/facts";

const later = (minutes: number) => new Date(Date.parse(now) + minutes * 60_000).toISOString();
const facts = { id: "c", ownerId: "ann", rev: 1, pinyin: noPinyin };

type Step = (doc: Y.Doc, who: string) => void;

const id = fc.constantFrom("f1", "f2", "f3");
const text = fc.string({ minLength: 1, maxLength: 8 });
const step: fc.Arbitrary<Step> = fc.oneof(
  text.map(
    (name): Step =>
      (doc) =>
        setField(doc, "name", name),
  ),
  fc.constantFrom(undefined, later(9), later(99)).map(
    (at): Step =>
      (doc) =>
        setField(doc, "nextVisitAt", at),
  ),
  fc.tuple(text, fc.integer({ min: -60, max: 0 })).map(
    ([subject, minutes]): Step =>
      (doc, who) =>
        addFollowUp(doc, {
          id: `${who}${subject.length}`,
          subject,
          method: "visit",
          authorId: who,
          time: later(minutes),
          now,
        }),
  ),
  fc.tuple(id, text).map(
    ([key, subject]): Step =>
      (doc) =>
        editFollowUp(doc, key, { subject }),
  ),
  fc.tuple(id, text).map(
    ([key, line]): Step =>
      (doc) =>
        appendParagraphs(followUpText(doc, key), [line]),
  ),
  fc.tuple(id, fc.integer({ min: 0, max: 9 })).map(
    ([key, at]): Step =>
      (doc) =>
        void redateFollowUp(doc, key, later(at)),
  ),
  id.map(
    (key): Step =>
      (doc) =>
        deleteFollowUp(doc, key),
  ),
);

const exchange = (from: Y.Doc, to: Y.Doc) =>
  Y.applyUpdate(to, Y.encodeStateAsUpdate(from, Y.encodeStateVector(to)));

describe("I2, I5: what two people write apart", () => {
  it("reads and projects the same on both sides once they have met", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), fc.array(step, { maxLength: 12 }), (hers, his) => {
        const ann = new Y.Doc();
        const ben = new Y.Doc();
        createCustomer(ann, { name: "李明" }, now);
        for (const key of ["f1", "f2", "f3"]) {
          addFollowUp(ann, { id: key, subject: key, method: "phone", authorId: "ann", time: now, now });
        }
        exchange(ann, ben);
        for (const write of hers) write(ann, "ann");
        for (const write of his) write(ben, "ben");
        exchange(ann, ben);
        exchange(ben, ann);
        exchange(ben, ann);
        expect(readCustomer(ann)).toEqual(readCustomer(ben));
        expect(projectCustomerDoc(ann, facts)).toEqual(projectCustomerDoc(ben, facts));
      }),
      { numRuns: 200 },
    );
  });

  it("keeps both where they wrote different fields", () => {
    const ann = new Y.Doc();
    const ben = new Y.Doc();
    createCustomer(ann, { name: "李明" }, now);
    exchange(ann, ben);
    setField(ann, "phone", "138");
    setField(ben, "address", "苏州");
    exchange(ann, ben);
    exchange(ben, ann);
    expect(readCustomer(ann).fields).toMatchObject({ phone: "138", address: "苏州" });
  });
});
