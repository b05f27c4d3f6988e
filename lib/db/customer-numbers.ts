import { sql } from "drizzle-orm";
import { type Executor, rowsOf } from "./client";

/** The next number of a customer (C1): unique, never reused; one that isn't used in the end stays a gap. */
export async function nextCustomerNo(db: Executor): Promise<string> {
  const result = await db.execute(sql`select nextval('customer_numbers') as value`);
  return customerNoText(Number(rowsOf<{ value: string | number }>(result)[0]?.value));
}

/** As `nextCustomerNo`, for many at once. */
export async function nextCustomerNos(db: Executor, count: number): Promise<string[]> {
  const result = await db.execute(
    sql`select nextval('customer_numbers') as value from generate_series(1, ${count}::int)`,
  );
  return rowsOf<{ value: string | number }>(result).map(({ value }) => customerNoText(Number(value)));
}

export function customerNoText(value: number): string {
  return `C${String(value).padStart(6, "0")}`;
}
