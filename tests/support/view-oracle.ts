import { type PlainCustomer, plainRows, readPlainCustomer } from "./plain-customer";
import type { SignedIn } from "./sign-in";
import { openSynced } from "./stock-client";

/**
 * Counts of the twelve ready views worked out from the documents alone, with plain Yjs and plain arithmetic. Reads
 * as an admin, who may open everything. Nothing here imports from lib/.
 */
export interface OwnedCustomer extends PlainCustomer {
  readonly id: string;
  readonly ownerId: string;
}

interface PersonRow {
  readonly id: string;
}

interface IndexRow {
  readonly via?: string;
}

const atOnce = 24;

/** Every customer that has an owner: who holds it is told by the index documents, all else by its own document. */
export async function readAllCustomers(url: string, admin: SignedIn): Promise<OwnedCustomer[]> {
  const people = await read(url, admin, "company/people", (doc) => plainRows<PersonRow>(doc, "people"));
  const held: { id: string; ownerId: string }[] = [];
  for (const ownerId of people.keys()) {
    const rows = await read(url, admin, `index/${ownerId}`, (doc) => plainRows<IndexRow>(doc, "customers"));
    for (const [id, row] of rows) if (row.via === undefined) held.push({ id, ownerId });
  }
  const customers: OwnedCustomer[] = [];
  const queue = [...held];
  const work = async () => {
    for (let next = queue.pop(); next; next = queue.pop()) {
      const plain = await read(url, admin, `customer/${next.id}`, readPlainCustomer);
      customers.push({ ...plain, ...next });
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return customers;
}

async function read<T>(
  url: string,
  admin: SignedIn,
  name: string,
  take: (doc: Parameters<typeof readPlainCustomer>[0]) => T,
): Promise<T> {
  const stock = await openSynced(url, name, admin.cookie);
  try {
    return take(stock.doc);
  } finally {
    stock.close();
  }
}

type Span = readonly [from: number, to: number];
type Test = (customer: PlainCustomer, spans: Readonly<Record<"day" | "week" | "month", Span>>) => boolean;

const hour = 3_600_000;
const day = 24 * hour;

/** Calendar of a company in China, which has had no summer time since 1991: UTC + 8 h. */
export function spansInChina(now: number): Readonly<Record<"day" | "week" | "month", Span>> {
  const local = new Date(now + 8 * hour);
  const midnight = Date.UTC(local.getUTCFullYear(), local.getUTCMonth(), local.getUTCDate()) - 8 * hour;
  const monday = midnight - ((local.getUTCDay() + 6) % 7) * day;
  const first = Date.UTC(local.getUTCFullYear(), local.getUTCMonth(), 1) - 8 * hour;
  const next = Date.UTC(local.getUTCFullYear(), local.getUTCMonth() + 1, 1) - 8 * hour;
  return { day: [midnight, midnight + day], week: [monday, monday + 7 * day], month: [first, next] };
}

const isIn = (value: unknown, [from, to]: Span): boolean => {
  const at = typeof value === "string" ? Date.parse(value) : Number.NaN;
  return at >= from && at < to;
};
const contacted = (span: "day" | "week" | "month", methods: readonly string[] | null): Test => {
  return ({ followUps }, spans) =>
    followUps.some(
      ({ deleted, method, time }) =>
        !deleted && (!methods || methods.includes(method)) && isIn(time, spans[span]),
    );
};
const dated = (field: string, span: "day" | "week" | "month"): Test => {
  return ({ fields }, spans) => isIn(fields[field], spans[span]);
};
const status = (wanted: string): Test => {
  return ({ fields }) => fields.status === wanted;
};

export const oracleViews: Readonly<Record<string, Test>> = {
  "contacted-today": contacted("day", null),
  "visited-this-week": contacted("week", ["visit"]),
  "visited-this-month": contacted("month", ["visit"]),
  "to-visit-today": dated("nextVisitAt", "day"),
  "to-visit-this-week": dated("nextVisitAt", "week"),
  "to-visit-this-month": dated("nextVisitAt", "month"),
  "added-today": dated("createdAt", "day"),
  "added-this-week": dated("createdAt", "week"),
  "added-this-month": dated("createdAt", "month"),
  prospects: status("prospect"),
  interested: status("interested"),
  "on-hold": status("onHold"),
};

/** Counts by view, and of `all`, over the customers of these owners. */
export function oracleCounts(
  customers: readonly OwnedCustomer[],
  ownerIds: ReadonlySet<string>,
  now = Date.now(),
): Record<string, number> {
  const own = customers.filter(({ ownerId }) => ownerIds.has(ownerId));
  const spans = spansInChina(now);
  const counts = Object.entries(oracleViews).map(([view, test]) => [
    view,
    own.filter((customer) => test(customer, spans)).length,
  ]);
  return Object.fromEntries([...counts, ["all", own.length]]);
}
