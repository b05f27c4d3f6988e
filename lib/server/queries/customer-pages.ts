import type { z } from "zod";
import { type CustomerQuery, listCustomers } from "@/lib/db/customers";
import { type QueryPage, queryCustomers } from "@/lib/db/queries";
import type { CustomerRow } from "@/lib/domain/customers/model";
import type { ApiRefusal } from "../errors";
import type { MemberVisit } from "../http/route";
import { askedCustomers, type customersQuery, wantedCustomers } from "./customers";

/** Everything that the parameters of the list ask for, page by page. */
export interface CustomerPages {
  readonly ok: true;
  readonly total: number;
  readonly rows: () => AsyncGenerator<CustomerRow>;
}
type Refused = { readonly ok: false; readonly refusal: ApiRefusal };

const rowsAtOnce = 500;

/** All customers that `GET /api/customers` would list, one page in memory at a time: for exports (C8). */
export async function customerPages(
  visit: MemberVisit<z.output<typeof customersQuery>>,
): Promise<CustomerPages | Refused> {
  const { db } = visit.runtime;
  const text = visit.query.query;
  if (text !== undefined) {
    const asked = await askedCustomers(visit, text);
    if (!asked.ok) return asked;
    type Place = QueryPage<CustomerRow>["after"];
    const page = (after: Place, limit: number) =>
      queryCustomers(db, asked.filter, { ...asked.page, after, limit });
    return {
      ok: true,
      total: (await page(null, 1)).total,
      rows: () => allOf((after: Place) => page(after, rowsAtOnce)),
    };
  }
  const wanted = await wantedCustomers(visit);
  if (!wanted.ok) return wanted;
  const { total } = await listCustomers(db, { ...wanted.query, after: null, limit: 1 });
  const page = (after: CustomerQuery["after"]) =>
    listCustomers(db, { ...wanted.query, after, limit: rowsAtOnce, uncounted: true });
  return { ok: true, total, rows: () => allOf(page) };
}

interface AnyPage<Place> {
  readonly rows: readonly CustomerRow[];
  readonly next: Place | null;
}

async function* allOf<Place>(
  load: (after: Place | null) => Promise<AnyPage<Place>>,
): AsyncGenerator<CustomerRow> {
  let after: Place | null = null;
  do {
    const page: AnyPage<Place> = await load(after);
    yield* page.rows;
    after = page.next;
  } while (after !== null);
}
