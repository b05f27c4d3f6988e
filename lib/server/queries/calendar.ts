import type { Executor } from "@/lib/db/client";
import { findCompany } from "@/lib/db/company";
import { type DayBounds, dayBounds } from "@/lib/domain/calendar/day-bounds";

/** Day, week and month around now in the company's time zone. */
export async function companyBounds(db: Executor, now: Date): Promise<DayBounds> {
  const company = await findCompany(db);
  return dayBounds(now.toISOString(), company?.timeZone ?? "UTC");
}
