import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dayBounds } from "@/lib/domain/calendar/day-bounds";
import type { CustomerRow } from "@/lib/domain/customers/model";
import { matchesQuery, searchTextOf } from "@/lib/domain/customers/search";
import {
  buildCustomerTable,
  type CustomerTable,
  countTests,
  countViews,
  customerSortKeys,
  queryTable,
  remove,
  rowAt,
  rowById,
  rowComparator,
  rowReader,
  type TableQuery,
  tableSize,
  upsert,
} from "@/lib/domain/customers/table";
import { customerViews, inView } from "@/lib/domain/customers/views";
import { compileQuery } from "@/lib/domain/queries/compile";
import { passes, rowOrder } from "@/lib/domain/queries/match";
import { customerSubject } from "@/lib/domain/queries/subjects/customers";
import { customerNames, queryOver } from "./query-arbitraries";
import { customerRowOf, rowNear } from "./rows";

const now = Date.UTC(2026, 10, 23, 4);
const bounds = dayBounds(new Date(now).toISOString(), "Asia/Shanghai");
const moment = { nowMs: now, timeZone: "Asia/Shanghai", userId: "u1" };
const byName = { key: "name", dir: "asc" } as const;

const query: fc.Arbitrary<TableQuery> = fc.record({
  view: fc.option(fc.constantFrom(...customerViews), { nil: null }),
  q: fc.constantFrom(
    "",
    "",
    "李",
    "l",
    "li",
    "lim",
    "liming",
    "szjh",
    "138",
    "１３８",
    "李 138",
    "c1",
    "ann",
    "特",
    "none",
    "o'n",
  ),
  ownerIds: fc.option(
    fc.uniqueArray(fc.constantFrom("u1", "u2", "u3", "u9")).map((ids) => new Set(ids)),
    { nil: null },
  ),
  sort: fc.record({
    key: fc.constantFrom(...customerSortKeys),
    dir: fc.constantFrom("asc" as const, "desc" as const),
  }),
  bounds: fc.constant(bounds),
  test: fc.option(
    queryOver(customerNames).map((asked) => compileQuery(customerSubject, asked, moment).test),
    { nil: null },
  ),
  order: fc.option(
    queryOver(customerNames).map((asked) => compileQuery(customerSubject, asked, moment).order),
    { nil: [] },
  ),
});

/** What the table must answer, by looking at every row. */
function naive(
  rows: ReadonlyMap<string, CustomerRow>,
  { view, q, ownerIds, sort, test, order = [] }: TableQuery,
): CustomerRow[] {
  return [...rows.values()]
    .filter((row) => !view || inView(view, row, bounds))
    .filter((row) => matchesQuery(searchTextOf(row), q ?? ""))
    .filter((row) => !ownerIds || (row.ownerId !== null && ownerIds.has(row.ownerId)))
    .filter((row) => !test || passes(test, row))
    .sort(order.length > 0 ? rowOrder(customerSubject, order) : rowComparator(sort));
}

function answered(table: CustomerTable, asked: TableQuery): (CustomerRow | undefined)[] {
  const { indexes, total } = queryTable(table, asked);
  expect(total).toBe(indexes.length);
  return [...indexes].map(rowReader(table));
}

function expectSame(table: CustomerTable, rows: ReadonlyMap<string, CustomerRow>, asked: TableQuery): void {
  expect(answered(table, asked)).toEqual(naive(rows, asked));
  const counts = countViews(table, asked);
  expect(counts.all).toBe(naive(rows, { ...asked, view: null }).length);
  const tests = [null, asked.test ?? null];
  const { test: _test, ...plain } = asked;
  expect(countTests(table, plain, tests)).toEqual(
    tests.map((test) => naive(rows, { ...asked, view: null, test }).length),
  );
  for (const view of customerViews)
    expect([view, counts[view]]).toEqual([view, naive(rows, { ...asked, view }).length]);
}

const byId = (rows: readonly CustomerRow[]) => new Map(rows.map((row) => [row.id, row]));

describe("the table of customers (C2–C4)", () => {
  it("answers as a look at every row does", () => {
    fc.assert(
      fc.property(
        fc.array(rowNear(now), { maxLength: 60 }),
        fc.array(query, { maxLength: 6 }),
        (list, asked) => {
          const rows = byId(list);
          const table = buildCustomerTable([...rows.values()]);
          for (const each of asked) expectSame(table, rows, each);
        },
      ),
      { numRuns: 150 },
    );
  });

  it("answers the same after any changes", () => {
    const step = fc.oneof(
      rowNear(now).map((row) => ({ row })),
      fc.integer({ min: 0, max: 60 }).map((n) => ({ id: `id${n}` })),
      query.map((asked) => ({ asked })),
    );
    fc.assert(
      fc.property(
        fc.array(rowNear(now), { maxLength: 30 }),
        fc.array(step, { maxLength: 40 }),
        (list, steps) => {
          const rows = byId(list);
          const table = buildCustomerTable([...rows.values()]);
          for (const each of steps) {
            if ("row" in each) {
              rows.set(each.row.id, each.row);
              upsert(table, each.row);
            } else if ("id" in each) {
              rows.delete(each.id);
              remove(table, each.id);
            } else expectSame(table, rows, each.asked);
            expect(tableSize(table)).toBe(rows.size);
          }
          for (const [id, row] of rows) expect(rowById(table, id)).toEqual(row);
        },
      ),
      { numRuns: 150 },
    );
  });

  it("folds many changes in and goes on answering", () => {
    const rows = byId(
      Array.from({ length: 300 }, (_row, n) => customerRowOf(`a${n}`, { name: `n${n % 97}` })),
    );
    const table = buildCustomerTable([...rows.values()]);
    const asked: TableQuery = { sort: byName, bounds };
    expectSame(table, rows, asked);
    const before = table.base;
    for (let n = 0; n < 900; n += 1) {
      const row = customerRowOf(`${n % 3 ? "a" : "b"}${n}`, { name: `m${n % 89}`, status: "prospect" });
      rows.set(row.id, row);
      upsert(table, row);
      if (n % 7 === 0) {
        rows.delete(`a${n}`);
        remove(table, `a${n}`);
      }
    }
    expect(table.base).not.toBe(before);
    expectSame(table, rows, asked);
    expectSame(table, rows, { ...asked, q: "m1", sort: { key: "status", dir: "desc" } });
  });

  it("reads single rows by their number, and nothing beyond", () => {
    const table = buildCustomerTable([customerRowOf("a")]);
    upsert(table, customerRowOf("b"));
    expect([rowAt(table, 0)?.id, rowAt(table, 1)?.id, rowAt(table, 2)]).toEqual(["a", "b", undefined]);
    expect(rowById(table, "c")).toBeUndefined();
  });

  it("forgets earlier answers when the rows change", () => {
    const table = buildCustomerTable([customerRowOf("a", { name: "Ann" })]);
    const asked = { q: "ann", sort: byName, bounds };
    expect(queryTable(table, asked).total).toBe(1);
    remove(table, "a");
    expect(queryTable(table, asked).total).toBe(0);
    upsert(table, customerRowOf("a", { name: "Anna" }));
    expect(queryTable(table, asked).total).toBe(1);
  });
});

describe("sorting", () => {
  it("puts what is missing last in both directions", () => {
    const rows = [customerRowOf("a"), customerRowOf("b", { nextVisitAt: "2026-11-23T00:00:00.000Z" })];
    for (const dir of ["asc", "desc"] as const) {
      const sorted = [...rows].sort(rowComparator({ key: "nextVisitAt", dir }));
      expect(sorted.map(({ id }) => id)).toEqual(["b", "a"]);
    }
  });

  it("orders names as they are spoken, numbers by size", () => {
    const named = [
      customerRowOf("1", { name: "张三", pinyin: "zhangsan zs", customerNo: "C10" }),
      customerRowOf("2", { name: "李四", pinyin: "lisi ls", customerNo: "C9" }),
      customerRowOf("3", { name: "Mary", pinyin: "suzhou sz", customerNo: null }),
    ];
    const order = (key: "name" | "customerNo") =>
      [...named].sort(rowComparator({ key, dir: "asc" })).map(({ id }) => id);
    expect(order("name")).toEqual(["2", "3", "1"]);
    expect(order("customerNo")).toEqual(["2", "1", "3"]);
  });
});
