import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dayBounds } from "@/lib/domain/calendar/day-bounds";
import type { CustomerRow } from "@/lib/domain/customers/model";
import { customerViews, inView } from "@/lib/domain/customers/views";
import { type Columns, createColumns } from "@/lib/domain/queries/columns";
import { compileQuery } from "@/lib/domain/queries/compile";
import { admittedRows, countAdmitted, maskWhere, queryColumns } from "@/lib/domain/queries/evaluate";
import { filterRows, passes } from "@/lib/domain/queries/match";
import type { Condition, Query, QueryNode, Span } from "@/lib/domain/queries/model";
import { readyCondition } from "@/lib/domain/queries/ready";
import { parseQuery, queryText } from "@/lib/domain/queries/schema";
import { momentBounds } from "@/lib/domain/queries/span";
import { customerSubject } from "@/lib/domain/queries/subjects/customers";
import { compared, compareText } from "@/lib/domain/queries/text";
import { customerNames, queryOver } from "./query-arbitraries";
import { customerRowOf, rowNear } from "./rows";

const now = Date.UTC(2026, 10, 23, 4);
const moment = { nowMs: now, timeZone: "Asia/Shanghai", userId: "u1" };

const rows = fc.uniqueArray(rowNear(now), { selector: (row) => row.id, maxLength: 60 });
const fill = fc.record({
  resumeAt: fc.constantFrom(null, "2026-11-23T00:00:00.000Z"),
  birthday: fc.constantFrom(null, "2001-11-20", "--02-03", "lunar:--12-08"),
  industry: fc.constantFrom("", "服装", "A B"),
  followUpCount: fc.integer({ min: 0, max: 8 }),
  custom: fc.constantFrom<CustomerRow["custom"]>(
    {},
    { a: "特大", b: "2026-11-23", c: "7" },
    { a: 42, b: null, c: true },
    { a: "-0", b: "2026-02-30", c: 0.5 },
  ),
});
const richRows = rows.chain((plain) =>
  fc
    .array(fill, { minLength: plain.length, maxLength: plain.length })
    .map((more) => plain.map((row, at) => ({ ...row, ...more[at] }))),
);

const answer = (columns: Columns<CustomerRow>, query: Query): CustomerRow[] =>
  Array.from(
    queryColumns(columns, compileQuery(customerSubject, query, moment)),
    (index) => columns.rows[index] as CustomerRow,
  );

const ids = (
  given: readonly CustomerRow[],
  where: Condition | QueryNode,
  sort: Query["sort"] = [],
): string[] =>
  answer(createColumns(customerSubject, given), { where: { all: [where] }, sort }).map((row) => row.id);

describe("queries over columns", () => {
  it("within a list's own search or span admit the same rows, in the list's order where they say none", () => {
    fc.assert(
      fc.property(
        richRows,
        queryOver(customerNames),
        fc.integer({ min: 0, max: 8 }),
        (given, query, most) => {
          const isThere = (row: CustomerRow) => row.followUpCount <= most;
          const compiled = compileQuery(customerSubject, query, moment);
          const columns = createColumns(customerSubject, given);
          const within = maskWhere(given, isThere);
          const there = given.filter(isThere);
          const expected =
            compiled.order.length > 0
              ? filterRows(customerSubject, there, compiled)
              : there.filter((row) => compiled.test === null || passes(compiled.test, row));
          expect(admittedRows(columns, compiled, within)).toEqual(expected);
          expect(countAdmitted(columns, compiled, within)).toBe(expected.length);
        },
      ),
    );
  });

  it("answer what looking at every row answers, whatever was asked before", () => {
    fc.assert(
      fc.property(
        richRows,
        fc.array(queryOver(customerNames), { minLength: 1, maxLength: 6 }),
        (given, queries) => {
          const columns = createColumns(customerSubject, given);
          for (const query of queries) {
            const compiled = compileQuery(customerSubject, query, moment);
            const expected = filterRows(customerSubject, given, compiled).map((row) => row.id);
            expect(Array.from(queryColumns(columns, compiled), (at) => given[at]?.id)).toEqual(expected);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it("come through JSON as they were", () => {
    fc.assert(
      fc.property(queryOver(customerNames), (query) => {
        fc.pre(!JSON.stringify(query).includes("\\u0000"));
        const parsed = parseQuery("customers", queryText(query));
        if (parsed.ok) expect(parsed.query).toEqual(query);
        else expect(parsed.code).toMatch(/tooLong|invalid/);
      }),
    );
  });
});

describe("conditions", () => {
  const li = customerRowOf("li", {
    name: "李明",
    company: "苏州锦禾",
    pinyin: "liming lm li ming suzhoujinhe szjh",
    phone: "138-0000-1111",
    createdAt: "2026-11-22T15:59:59.999Z",
    custom: { big: "1,5", day: "2026-11-23", n: 5 },
  });
  const ann = customerRowOf("ann", {
    name: "Ａnn  Lee",
    phone: "+1 (212) 555",
    createdAt: "2026-11-22T16:00:00.000Z",
    status: "won",
    ownerId: "u1",
    custom: { n: "12" },
  });
  const both = [li, ann];
  const contains = (field: string, value: string): Condition => ({ field, op: "contains", value });

  it("compare texts by what they say: width, capitals, space, pinyin, digits", () => {
    expect(ids(both, contains("name", "ANN LEE"))).toEqual(["ann"]);
    expect(ids(both, contains("name", "ｌｉ"))).toEqual(["li"]);
    expect(ids(both, { field: "name", op: "startsWith", value: "lm" })).toEqual(["li"]);
    expect(ids(both, { field: "name", op: "startsWith", value: "ming" })).toEqual([]);
    expect(ids(both, contains("company", "szj"))).toEqual(["li"]);
    expect(ids(both, contains("company", "lm"))).toEqual([]);
    expect(ids(both, { field: "name", op: "equals", value: "liming" })).toEqual([]);
    expect(ids(both, { field: "name", op: "equals", value: " ann lee " })).toEqual(["ann"]);
    expect(ids(both, contains("phone", "00001111"))).toEqual(["li"]);
    expect(ids(both, contains("phone", "0000-1"))).toEqual(["li"]);
    expect(ids(both, { field: "phone", op: "equals", value: "１３８ ００００ １１１１" })).toEqual(["li"]);
  });

  it("turn a condition round, so that empty fields meet its opposite", () => {
    expect(ids(both, { ...contains("company", "苏州"), not: true })).toEqual(["ann"]);
    expect(ids(both, { field: "company", op: "empty" })).toEqual(["ann"]);
    expect(ids(both, { any: [contains("name", "李"), contains("name", "ann")], not: true })).toEqual([]);
  });

  it("let everything through where nothing is said: empty groups, unknown fields", () => {
    expect(ids(both, { any: [] })).toHaveLength(2);
    expect(ids(both, { all: [], not: true })).toHaveLength(2);
    expect(ids(both, contains("gone", "x"))).toHaveLength(2);
  });

  it("take days in the company's zone, and people as whoever asks", () => {
    const on = (span: Span): Condition => ({ field: "createdAt", op: "within", span });
    expect(ids(both, on({ calendar: "day", offset: 0 }))).toEqual(["ann"]);
    expect(ids(both, on({ calendar: "day", offset: -1 }))).toEqual(["li"]);
    expect(ids(both, on({ calendar: "week", offset: 0 }))).toEqual(["ann"]);
    expect(ids(both, on({ last: 2, unit: "day" }))).toHaveLength(2);
    expect(ids(both, on({ last: 12, unit: "hour" }))).toEqual(["ann"]);
    expect(ids(both, on({ before: 1, unit: "day" }))).toEqual(["li"]);
    expect(ids(both, on({ from: "2026-11-22", to: "2026-11-22" }))).toEqual(["li"]);
    expect(ids(both, on({ from: "2026-11-22T16:00:00.000Z" }))).toEqual(["ann"]);
    expect(ids(both, { field: "ownerId", op: "in", values: ["me"] })).toEqual(["ann"]);
    expect(
      ids(both, { field: "x.day", as: "day", op: "within", span: { calendar: "day", offset: 0 } }),
    ).toEqual(["li"]);
  });

  it("read numbers that were stored as text as numbers", () => {
    expect(ids(both, { field: "x.n", as: "number", op: "range", min: 6 })).toEqual(["ann"]);
    expect(ids(both, { all: [] }, [{ field: "x.n", as: "number", dir: "asc" }])).toEqual(["li", "ann"]);
    expect(ids(both, { all: [] }, [{ field: "status", dir: "desc" }])).toEqual(["ann", "li"]);
  });

  it("count the days of a zone with summer time by the calendar", () => {
    const inBerlin = { nowMs: Date.parse("2026-10-25T12:00:00.000Z"), timeZone: "Europe/Berlin", userId: "" };
    const { min, max } = momentBounds({ calendar: "day", offset: 0 }, inBerlin);
    expect(max - min).toBe(25 * 3_600_000);
  });
});

describe("ready queries as conditions", () => {
  it.each(customerViews)("%s means the same", (view) => {
    const bounds = dayBounds(new Date(now).toISOString(), moment.timeZone);
    const where = { all: [readyCondition(view)] };
    const { test } = compileQuery(customerSubject, { where, sort: [] }, moment);
    fc.assert(
      fc.property(rowNear(now), (row) => {
        expect(test !== null && passes(test, row)).toBe(inView(view, row, bounds));
      }),
    );
  });
});

describe("what comes from outside", () => {
  const bad = [
    "",
    "nothing",
    "{}",
    "[]",
    "null",
    '{"where":{"all":[{"field":"password","op":"contains","value":"x"}]}}',
    '{"where":{"all":[{"field":"status","op":"contains","value":"x"}]}}',
    '{"where":{"all":[{"field":"name","op":"contains","value":"  "}]}}',
    '{"where":{"all":[{"field":"name","op":"like","value":"x"}]}}',
    '{"where":{"all":[{"field":"x.a","op":"contains","value":"x"}]}}',
    '{"where":{"all":[{"field":"x.a b","as":"text","op":"contains","value":"x"}]}}',
    '{"where":{"all":[{"field":"createdAt","op":"within","span":{"last":0,"unit":"day"}}]}}',
    '{"where":{"all":[{"field":"createdAt","op":"within","span":{"from":"yesterday"}}]}}',
    '{"where":{"all":[]},"sort":[{"field":"nothing","dir":"asc"}]}',
    '{"where":{"all":[]},"more":1}',
    `{"where":${'{"all":['.repeat(900)}${"]}".repeat(900)}}`,
    `{"where":{"all":[${Array(41).fill('{"field":"name","op":"empty"}').join()}]}}`,
  ];
  it.each(bad)("refuses %.60s", (text) => {
    expect(parseQuery("customers", text).ok).toBe(false);
  });
});

describe("texts as they are compared", () => {
  it("stay as they are when they are compared a second time, and order as code points", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }), (a, b) => {
        expect(compared(a)).not.toMatch(/\p{Cs}|\p{Cc}/u);
        const expected = Buffer.compare(Buffer.from(compared(a)), Buffer.from(compared(b)));
        expect(Math.sign(compareText(compared(a), compared(b)))).toBe(expected);
      }),
    );
  });
});
