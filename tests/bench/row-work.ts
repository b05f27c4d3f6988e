import { dayBounds } from "@/lib/domain/calendar/day-bounds";
import { buildCustomerTable, countViews, queryTable } from "@/lib/domain/customers/table";
import { customerViews } from "@/lib/domain/customers/views";
import { compileQuery } from "@/lib/domain/queries/compile";
import type { Query } from "@/lib/domain/queries/model";
import { customerSubject } from "@/lib/domain/queries/subjects/customers";
import { madeUpRows } from "./made-up-rows";

/** What is measured over the rows of a device; runs in Node and, bundled, in Chromium. */
export interface RowTimes {
  readonly build: number;
  readonly search: readonly number[];
  readonly views: readonly number[];
  readonly counts: readonly number[];
  readonly queries: readonly number[];
}

/** As people type: letter by letter, a name, pinyin, initials, digits, a company. */
const typed = [
  "李",
  "李建",
  "l",
  "li",
  "lij",
  "lijian",
  "ls",
  "1",
  "13",
  "138",
  "1388",
  "锦禾",
  "锦禾 李",
  "zzz",
];

/** Four conditions, one of them being typed, in groups, sorted by two fields. */
const fourConditions = (text: string): Query => ({
  where: {
    all: [
      { field: "company", op: "contains", value: text },
      { field: "lastContactedAt", op: "within", span: { before: 30, unit: "day" } },
      {
        any: [
          { field: "status", op: "in", values: ["prospect", "interested"] },
          { field: "followUpCount", op: "range", min: 5 },
        ],
      },
    ],
  },
  sort: [
    { field: "status", dir: "asc" },
    { field: "lastContactedAt", dir: "desc" },
  ],
});

export function measureRows(count: number, rounds: number): RowTimes {
  const now = Date.UTC(2026, 10, 24, 2);
  const bounds = dayBounds(new Date(now).toISOString(), "Asia/Shanghai");
  const rows = madeUpRows(count, now);
  const startedAt = performance.now();
  const table = buildCustomerTable(rows);
  const build = performance.now() - startedAt;
  const sort = { key: "nextVisitAt", dir: "asc" } as const;
  const all = typed.map((q) => () => queryTable(table, { q, sort, bounds }));
  const views = customerViews.map((view) => () => queryTable(table, { view, sort, bounds }));
  const counts = typed.map((q) => () => countViews(table, { q, bounds }));
  const moment = { nowMs: now, timeZone: "Asia/Shanghai", userId: "owner-1" };
  // Made ready anew at each keystroke, as the builder does: no answer is remembered.
  const queries = typed.map((text) => () => {
    const { test, order: by } = compileQuery(customerSubject, fourConditions(text), moment);
    queryTable(table, { sort, bounds, test, order: by });
  });
  return {
    build,
    search: times(all, rounds),
    views: times(views, rounds),
    counts: times(counts, rounds),
    queries: times(queries, rounds),
  };
}

function times(work: readonly (() => unknown)[], rounds: number): number[] {
  const taken: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    for (const task of work) {
      const startedAt = performance.now();
      task();
      taken.push(performance.now() - startedAt);
    }
  }
  return taken;
}
