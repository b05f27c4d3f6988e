import { describe, expect, it } from "vitest";
import { emptyForm, fieldsOf, isFormEmpty, readFormDraft } from "@/components/customer/new-customer-draft";
import { emptyDraft, isEmptyDraft, readComposerDraft } from "@/components/follow-ups/composer-draft";

describe("a draft that comes back from storage (X2)", () => {
  it("is what was typed", () => {
    const promise = { text: "周五前重打大货样", dueAt: "2026-11-27T02:00:00.000Z" };
    const draft = { text: "定金到账", method: "visit", nextVisitAt: "2026-11-27T02:00:00.000Z", promise };
    expect(readComposerDraft(JSON.parse(JSON.stringify(draft)))).toEqual(draft);
  });

  it("is none where storage holds anything else", () => {
    expect([null, 3, "text", {}, { text: 3 }].map(readComposerDraft)).toEqual([null, null, null, null, null]);
    expect(readComposerDraft({ text: "x", method: "fax", nextVisitAt: 1, promise: "y" })).toEqual({
      ...emptyDraft,
      text: "x",
    });
  });

  it("is not kept while there is nothing to miss", () => {
    expect(isEmptyDraft({ ...emptyDraft, text: "  " })).toBe(true);
    expect(isEmptyDraft({ ...emptyDraft, nextVisitAt: "2026-11-27T02:00:00.000Z" })).toBe(false);
    expect(isEmptyDraft({ ...emptyDraft, promise: { text: "样衣", dueAt: null } })).toBe(false);
    expect(isFormEmpty(emptyForm, emptyForm)).toBe(true);
    expect(isFormEmpty({ ...emptyForm, phone: "1" }, emptyForm)).toBe(false);
  });

  it("fills the form of a new customer, field by field", () => {
    expect(readFormDraft({ name: "李四", phone: 7, unknown: "x" })).toEqual({ ...emptyForm, name: "李四" });
    expect(readFormDraft("李四")).toBeNull();
  });
});

describe("a new customer's fields (C1)", () => {
  it("leave out what is empty", () => {
    expect(fieldsOf({ ...emptyForm, name: "李四" })).toEqual({
      name: "李四",
      level: "regular",
      status: "interested",
    });
  });

  it("take a resume date only on hold, and a referrer only for a referral", () => {
    const typed = { ...emptyForm, name: "李四", resumeAt: "2026-12-01T00:00:00.000Z", referrerId: "c1" };
    expect(fieldsOf(typed)).not.toHaveProperty("resumeAt");
    expect(fieldsOf(typed)).not.toHaveProperty("referrerId");
    expect(fieldsOf({ ...typed, status: "onHold", source: "referral" })).toMatchObject({
      resumeAt: "2026-12-01T00:00:00.000Z",
      referrerId: "c1",
    });
  });
});
