import type { CustomerList } from "@/lib/client/customers/model";
import type { CustomerRow } from "@/lib/domain/customers/model";

/** Nobody is late for a customer that rests or has bought. */
export const isPursued = (row: CustomerRow): boolean =>
  row.status === "interested" || row.status === "prospect";

/** Rows whose next contact lies before today; `list` is sorted by it, nearest date first in the answer. */
export function lateRows(list: CustomerList): readonly CustomerRow[] {
  const before = new Date(list.bounds.dayStart).toISOString();
  const late: CustomerRow[] = [];
  for (let index = 0; index < list.total; index += 1) {
    const row = list.getRow(index);
    if (!row || row.nextVisitAt === null || row.nextVisitAt >= before) break;
    if (isPursued(row)) late.push(row);
  }
  return late.reverse();
}
