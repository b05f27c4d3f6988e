import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { laneSubject, ownSubject } from "@/lib/domain/access/subject";
import { dayBounds } from "@/lib/domain/calendar/day-bounds";
import { birthdayText, isBirthday, parseBirthday } from "@/lib/domain/customers/birthday";
import { customerFieldError, isPhone, newCustomerSchema } from "@/lib/domain/customers/schema";
import { excerptOf, newestTime } from "@/lib/domain/follow-ups/project";
import { redatedTime, timeMayFollow } from "@/lib/domain/follow-ups/redate";
import { newFollowUpSchema } from "@/lib/domain/follow-ups/schema";
import { followUpSpan, followUpViews, isWithin } from "@/lib/domain/follow-ups/views";
import type { PersonRow } from "@/lib/domain/people/model";
import { canCreatePerson, canManagePerson, peopleInScope } from "@/lib/domain/people/scope";
import { planState } from "@/lib/domain/plans/rules";
import { ann, boss, keeper, now, sue, tom } from "./facts";

const later = (ms: number) => new Date(Date.parse(now) + ms).toISOString();

describe("C1: birthdays", () => {
  it.each([
    ["2001-05-20", { calendar: "solar", year: 2001, month: 5, day: 20 }],
    ["--05-20", { calendar: "solar", year: null, month: 5, day: 20 }],
    ["lunar:1966-08-15", { calendar: "lunar", year: 1966, month: 8, day: 15 }],
    ["lunar:--12-30", { calendar: "lunar", year: null, month: 12, day: 30 }],
  ])("%s", (text, parts) => {
    expect(parseBirthday(text)).toEqual(parts);
    expect(birthdayText(parts as Parameters<typeof birthdayText>[0])).toBe(text);
  });

  it.each([
    "",
    "2001-5-20",
    "2001-02-29",
    "1900-02-29",
    "--13-01",
    "--00-10",
    "--01-00",
    "05-20",
    "lunar:",
    "x--01-01",
  ])("%j is none", (text) => {
    expect(isBirthday(text)).toBe(false);
  });

  it("knows leap years", () => {
    expect([isBirthday("2000-02-29"), isBirthday("2004-02-29"), isBirthday(20000229)]).toEqual([
      true,
      true,
      false,
    ]);
  });
});

describe("C6: the form of a customer", () => {
  it("asks for a name alone", () => {
    expect(newCustomerSchema.safeParse({ name: " 李明 " }).data).toEqual({ name: "李明" });
    expect(newCustomerSchema.safeParse({ name: " " }).error?.issues[0]?.message).toBe("required");
    expect(newCustomerSchema.safeParse({ name: "a".repeat(201) }).error?.issues[0]?.message).toBe("tooLong");
  });

  it.each([
    ["phone", "13800001111", null],
    ["phone", "0512-6288 1234 转 801", null],
    ["phone", "+49 (0)30 / 123 456 ext 7", null],
    ["phone", "１３８００００１１１１", null],
    ["phone", "138、139", null],
    ["phone", "", null],
    ["phone", "call me", "phone"],
    ["phone", "12", "phone"],
    ["status", "lost", "notInList"],
    ["gender", "", null],
    ["birthday", "--02-30", "notADate"],
    ["nextVisitAt", "tomorrow", "notATime"],
    ["nextVisitAt", now, null],
  ] as const)("%s = %j → %s", (field, value, error) => {
    expect(customerFieldError(field, value)).toBe(error);
  });

  it("takes every phone made of digits and signs", () => {
    fc.assert(fc.property(fc.stringMatching(/^\+?[0-9][0-9 ()-]{3,30}[0-9]{3}$/), (text) => isPhone(text)));
  });

  it("takes a follow-up of one sentence and a time (A0)", () => {
    expect(newFollowUpSchema.safeParse({ method: "visit", text: "好", nextVisitAt: now }).success).toBe(true);
    expect(newFollowUpSchema.safeParse({ method: "fax" }).success).toBe(false);
  });
});

describe("F1–F3", () => {
  it("may follow at the same time or later, within the clock's allowance", () => {
    expect(timeMayFollow(now, now, now)).toBeNull();
    expect(timeMayFollow(later(-1), now, now)).toBe("timeBeforePrevious");
    expect(timeMayFollow(later(300_001), null, now)).toBe("timeInFuture");
    expect(redatedTime([now], later(-9))).toBe(now);
    expect(redatedTime([now], later(9))).toBe(later(9));
    expect(redatedTime([], now)).toBe(now);
  });

  it("takes an excerpt of one line, no character cut in half", () => {
    expect(excerptOf("  a\n\n b\t c ")).toBe("a b c");
    expect(excerptOf(`${"a".repeat(139)}😀b`)).toBe("a".repeat(139));
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 400 }), (text) => {
        const excerpt = excerptOf(text);
        expect(excerpt.length).toBeLessThanOrEqual(140);
        expect(excerpt).not.toMatch(/\n/);
      }),
    );
    expect(newestTime([{ time: now }, { time: later(1) }, { time: later(-1) }])).toBe(later(1));
    expect(newestTime([])).toBeNull();
  });

  it("F2: spans are half-open, removed ones are left out", () => {
    const bounds = dayBounds(now, "Asia/Shanghai");
    const threeDays = bounds.dayStart - 2 * 86_400_000;
    const spans = followUpViews.map((view) => followUpSpan(view, bounds, threeDays));
    expect(spans.map(({ from }) => from)).toEqual([
      bounds.dayStart,
      threeDays,
      bounds.weekStart,
      bounds.monthStart,
    ]);
    expect(isWithin({ time: now, deleted: false }, Date.parse(now), Date.parse(now) + 1)).toBe(true);
    expect(isWithin({ time: now, deleted: false }, 0, Date.parse(now))).toBe(false);
    expect(isWithin({ time: now, deleted: true }, 0, Date.parse(now) + 1)).toBe(false);
  });
});

describe("W2: states of a plan are computed", () => {
  it.each([
    [null, null, "open"],
    [later(1), null, "open"],
    [later(-1), null, "overdue"],
    [later(-1), later(-2), "done"],
    [later(-2), later(-1), "doneLate"],
    [null, now, "done"],
  ])("end %j, done %j → %s", (endAt, doneAt, state) => {
    expect(planState({ endAt, doneAt }, now)).toBe(state);
  });
});

describe("C3, R2: people", () => {
  const person = (id: string, groupIds: string[], more: Partial<PersonRow> = {}): PersonRow => ({
    id,
    name: id,
    role: "salesperson",
    position: "",
    groupIds,
    ledGroupIds: [],
    pinyin: "",
    closed: false,
    ...more,
  });
  const people = [
    person("ann", ["g1"]),
    person("ben", ["g1"]),
    person("cai", ["g2"]),
    person("old", ["g1"], { closed: true }),
    person("sue", [], { role: "supervisor", ledGroupIds: ["g1"] }),
    person("keeper", [], { role: "maintainer" }),
  ];
  const inScope = (actor: Parameters<typeof peopleInScope>[0]) =>
    peopleInScope(actor, people).map(({ id }) => id);

  it("are in scope by role", () => {
    expect(inScope(ann)).toEqual(["ann"]);
    expect(inScope(sue)).toEqual(["ann", "ben", "sue"]);
    expect(inScope(tom)).toEqual(["cai"]);
    expect(inScope(boss)).toEqual(["ann", "ben", "cai", "sue"]);
    expect(inScope(keeper)).toEqual([]);
  });

  it("a supervisor keeps the accounts of salespeople of own groups", () => {
    const seller = { id: "x", role: "salesperson", groupIds: ["g1"] } as const;
    expect([canCreatePerson(sue, seller), canManagePerson(sue, seller)]).toEqual([true, true]);
    expect([canCreatePerson(tom, seller), canManagePerson(tom, seller)]).toEqual([false, false]);
    expect(canCreatePerson(sue, { ...seller, groupIds: ["g1", "g2"] })).toBe(false);
    expect(canCreatePerson(sue, { ...seller, groupIds: [] })).toBe(false);
    expect(canCreatePerson(sue, { ...seller, role: "supervisor" })).toBe(false);
    expect(canManagePerson(sue, { ...seller, role: "admin" })).toBe(false);
    expect(canManagePerson(ann, { ...seller, id: "ann" })).toBe(false);
    expect([canCreatePerson(boss, { ...seller, role: "admin" }), canManagePerson(boss, seller)]).toEqual([
      true,
      true,
    ]);
    expect(canCreatePerson(keeper, seller)).toBe(false);
  });

  it("subjects say whose a thing is", () => {
    expect(ownSubject("ann", ["g1"])).toEqual({ ownerId: "ann", ownerGroupIds: ["g1"] });
    expect(laneSubject("l", ["g1"]).lane).toEqual({ laneId: "l", groupIds: ["g1"] });
  });
});
