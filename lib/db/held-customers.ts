import { and, asc, eq, gt, isNotNull, ne, sql } from "drizzle-orm";
import { customerOwners, customers } from "@/drizzle/schema";
import type { CustomerRow } from "@/lib/domain/customers/model";
import { heldRow } from "@/lib/domain/customers/project";
import type { Executor } from "./client";

const rowsPerQuery = 5000;

const columns = {
  row: customers.row,
  ownerId: customerOwners.ownerId,
  heldSince: customerOwners.heldSince,
  locked: customerOwners.locked,
};
type Found = { row: CustomerRow; ownerId: string | null; heldSince: Date; locked: boolean };

const toHeld = ({ row, ownerId, heldSince, locked }: Found): CustomerRow =>
  heldRow({ ...row, ownerId }, { heldSince: heldSince.toISOString(), locked });

/** All customers that somebody holds, in pages: a company of a million must not stand in memory at once. */
export async function* listHeldRows(db: Executor): AsyncGenerator<CustomerRow[]> {
  let after = "";
  for (;;) {
    const found = await db
      .select(columns)
      .from(customers)
      .innerJoin(customerOwners, eq(customerOwners.customerId, customers.id))
      .where(and(isNotNull(customerOwners.ownerId), gt(customers.id, after)))
      .orderBy(asc(customers.id))
      .limit(rowsPerQuery);
    if (found.length === 0) return;
    yield found.map(toHeld);
    after = found.at(-1)?.row.id ?? after;
    if (found.length < rowsPerQuery) return;
  }
}

/** Some that have been quiet since before these moments, by level, longest first; null: that level is left alone. */
export async function listQuietCustomers(
  db: Executor,
  quietBefore: { readonly regular: Date | null; readonly vip: Date | null },
  sparesWon: boolean,
  limit: number,
): Promise<CustomerRow[]> {
  const quietSince = sql`greatest(coalesce(${customers.lastContactedAt}, 'epoch'::timestamptz), ${customerOwners.heldSince})`;
  const ofLevel = (level: "regular" | "vip") => {
    const before = quietBefore[level];
    return before === null
      ? sql`false`
      : sql`(${customers.level} = ${level} and ${quietSince} <= ${before.toISOString()}::timestamptz)`;
  };
  const found = await db
    .select(columns)
    .from(customers)
    .innerJoin(customerOwners, eq(customerOwners.customerId, customers.id))
    .where(
      and(
        isNotNull(customerOwners.ownerId),
        eq(customerOwners.locked, false),
        sparesWon ? ne(customers.status, "won") : undefined,
        sql`(${ofLevel("regular")} or ${ofLevel("vip")})`,
      ),
    )
    .orderBy(quietSince, asc(customers.id))
    .limit(limit);
  return found.map(toHeld);
}
