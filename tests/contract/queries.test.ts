import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { customerOwners } from "@/drizzle/schema";
import type { Database } from "@/lib/db/client";
import { upsertCustomers } from "@/lib/db/projection";
import { queryCustomers } from "@/lib/db/queries";
import type { QueryKeyset } from "@/lib/db/query-order";
import type { CustomerRow } from "@/lib/domain/customers/model";
import { createColumns } from "@/lib/domain/queries/columns";
import { compileQuery } from "@/lib/domain/queries/compile";
import { queryColumns } from "@/lib/domain/queries/evaluate";
import { customerSubject } from "@/lib/domain/queries/subjects/customers";
import { customerNames, queryOver } from "../unit/domain/query-arbitraries";
import { rowNear } from "../unit/domain/rows";
import { kinds, type OpenedDatabase, openNew } from "./open-database";

const now = Date.UTC(2026, 10, 23, 4);
const moment = { nowMs: now, timeZone: "Asia/Shanghai", userId: "u1" };
const rowCount = 2000;
/** All thousand take half a minute: QUERY_RUNS=1000 asks them. */
const queryCount = Number(process.env.QUERY_RUNS ?? 120);

/** Rows as people leave them: full width, surrogates, numbers as text, days that don't exist. */
function awkwardRows(): CustomerRow[] {
  const odd = fc.record({
    industry: fc.constantFrom("", "服装", "A B", "a  b", "😀", "\uffee", "\ud800x", "ß"),
    birthday: fc.constantFrom(null, "2001-11-20", "--02-03", "lunar:--12-08"),
    resumeAt: fc.constantFrom(null, "2026-11-23T00:00:00.000Z", "2026-12-01T16:00:00.000Z"),
    followUpCount: fc.integer({ min: 0, max: 9 }),
    custom: fc.constantFrom<CustomerRow["custom"]>(
      {},
      { a: "特大", b: "2026-11-23", c: "7" },
      { a: 42, b: null, c: true },
      { a: "-0", b: "2026-02-30", c: 0.5 },
      { a: "\u0000x", b: "2026-11-24", c: -1e21 },
    ),
  });
  const sample = fc.sample(fc.tuple(rowNear(now), odd), { numRuns: rowCount, seed: 20261124 });
  return sample.map(([row, more], at) => ({ ...row, ...more, id: `id${at}`, ownerId: row.ownerId ?? "u4" }));
}

describe.each(kinds)("custom queries on the device and on %s", (kind) => {
  const rows = awkwardRows();
  const columns = createColumns(customerSubject, rows);
  let opened: OpenedDatabase;
  let db: Database;
  beforeAll(async () => {
    opened = await openNew(kind);
    db = opened.handle.db;
    await db
      .insert(customerOwners)
      .values(
        rows.map(({ id, ownerId }, at) => ({ customerId: id, ownerId, customerNo: `N${at}`, createdBy: "" })),
      );
    await upsertCustomers(
      db,
      rows.map((row) => ({ row, laneId: null })),
    );
  });
  afterAll(() => opened.close());

  const filter = { ownerIds: "all", words: [] } as const;

  it(`agree on ${queryCount} random queries over ${rowCount} customers, rows and order`, {
    timeout: 180_000,
  }, async () => {
    const queries = fc.sample(queryOver(customerNames), { numRuns: queryCount, seed: 4 });
    for (const query of queries) {
      const compiled = compileQuery(customerSubject, query, moment);
      const expected = Array.from(queryColumns(columns, compiled), (at) => rows[at]?.id);
      const page = await queryCustomers(db, filter, { compiled, after: null, limit: 40 });
      const said = { total: page.total, ids: page.rows.map((row) => row.id) };
      expect(said, JSON.stringify(query)).toEqual({ total: expected.length, ids: expected.slice(0, 40) });
    }
  });

  it("page through any order without losing or repeating a row", async () => {
    const queries = fc.sample(queryOver(customerNames), { numRuns: 12, seed: 7 });
    for (const query of queries) {
      const compiled = compileQuery(customerSubject, { ...query, where: { all: [] } }, moment);
      const seen: string[] = [];
      let after: QueryKeyset | null = null;
      do {
        const page = await queryCustomers(db, filter, { compiled, after, limit: 499 });
        seen.push(...page.rows.map((row) => row.id));
        after = page.next;
      } while (after);
      expect(seen).toEqual(Array.from(queryColumns(columns, compiled), (at) => rows[at]?.id));
    }
  });
});
