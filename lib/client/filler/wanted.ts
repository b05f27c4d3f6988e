import type { HeldDocument } from "@/lib/client/storage/cache-db";
import { customerName } from "@/lib/docs/names";
import type { CustomerRow } from "@/lib/domain/customers/model";

export interface WantedInput {
  /** Rows of the person's own customers: all of them are to be on the device. */
  readonly own: Iterable<CustomerRow>;
  readonly held: ReadonlyMap<string, HeldDocument>;
  readonly rowById: (id: string) => CustomerRow | null;
  /** Open or unsent documents are cared for by themselves, and their base must not move. */
  readonly isBusy: (name: string) => boolean;
  readonly now: number;
}

export interface Wanted {
  /** To fetch, those contacted last first. */
  readonly fetch: readonly string[];
  /** Somebody else's, not opened for a month: to take off the device. */
  readonly forget: readonly string[];
}

const keepForMs = 30 * 24 * 3_600_000;
const prefix = "customer/";

const newestFirst = (a: CustomerRow, b: CustomerRow): number =>
  (b.lastContactedAt ?? b.createdAt) < (a.lastContactedAt ?? a.createdAt) ? -1 : 1;

/** What this device should hold and doesn't, and what it should not hold any more. */
export function wantedDocuments({ own, held, rowById, isBusy, now }: WantedInput): Wanted {
  const missing: CustomerRow[] = [];
  const ownNames = new Set<string>();
  const consider = (row: CustomerRow): void => {
    const name = customerName(row.id);
    if ((held.get(name)?.seq ?? -1) < row.rev && !isBusy(name)) missing.push(row);
  };
  for (const row of own) {
    ownNames.add(customerName(row.id));
    consider(row);
  }
  const forget: string[] = [];
  for (const { name, usedAt } of held.values()) {
    if (!name.startsWith(prefix) || ownNames.has(name)) continue;
    const row = rowById(name.slice(prefix.length));
    if (now - usedAt > keepForMs && !isBusy(name)) forget.push(name);
    else if (row) consider(row);
  }
  return { fetch: missing.sort(newestFirst).map((row) => customerName(row.id)), forget };
}
