import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { changedPaths } from "@/lib/client/documents/changed-paths";
import { describeChanges } from "@/lib/client/saving/describe-changes";
import type { PendingPath } from "@/lib/client/storage/cache-db";
import {
  addFollowUp,
  appendParagraphs,
  createCustomer,
  followUpText,
  setField,
} from "@/lib/docs/customer-doc";

const name = "customer/018f0000-0000-7000-8000-000000000001";
const now = "2026-11-23T06:00:00.000Z";
const followUpId = "018f0000-0000-7000-8000-0000000000f1";

/** A document whose changes from now on are noted the way an open document notes them. */
function watched(doc: Y.Doc): Record<string, PendingPath> {
  const paths: Record<string, PendingPath> = {};
  doc.on("afterTransaction", (transaction) => {
    for (const { path, before } of changedPaths(transaction)) paths[path] ??= { since: now, before };
  });
  return paths;
}

function existing(): Y.Doc {
  const doc = new Y.Doc();
  createCustomer(doc, { name: "李建平", phone: "138" }, now);
  addFollowUp(doc, {
    id: followUpId,
    subject: "",
    method: "visit",
    authorId: "me",
    time: now,
    now,
    text: ["看样"],
  });
  return doc;
}

describe("what waits, in words", () => {
  it("is one new customer, not each of its fields, and its follow-up beside it", () => {
    const doc = new Y.Doc();
    const paths = watched(doc);
    createCustomer(doc, { name: "范玉梅", company: "苏州锦禾", phone: "139" }, now);
    addFollowUp(doc, {
      id: followUpId,
      subject: "",
      method: "phone",
      authorId: "me",
      time: now,
      now,
      text: ["问价", "下周"],
    });
    expect(describeChanges(name, doc, paths)).toMatchObject([
      { kind: "customer", customerName: "范玉梅", excerpt: "范玉梅 · 苏州锦禾" },
      { kind: "followUp", excerpt: "问价 下周" },
    ]);
  });

  it("is a field with what stood there before, however often it was typed", () => {
    const doc = existing();
    const paths = watched(doc);
    setField(doc, "phone", "13");
    setField(doc, "phone", "13900001111");
    expect(describeChanges(name, doc, paths)).toMatchObject([
      { kind: "field", field: "phone", before: "138", excerpt: "13900001111" },
    ]);
  });

  it("is the text of a follow-up that was written on", () => {
    const doc = existing();
    const paths = watched(doc);
    appendParagraphs(followUpText(doc, followUpId), ["定金已付"]);
    expect(describeChanges(name, doc, paths)).toMatchObject([
      { kind: "followUpText", excerpt: "看样 定金已付", customerName: "李建平" },
    ]);
  });
});
