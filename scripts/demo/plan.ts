import { dayBounds } from "@/lib/domain/calendar/day-bounds";

export const demoPassword = "genjin-demo-2026";
export const demoTimeZone = "Asia/Shanghai";
export const day = 24 * 60 * 60 * 1000;

/** How big the company is; `--scale` multiplies what grows with time, never the people. */
export interface DemoSizes {
  readonly customers: number;
  readonly pooled: number;
  readonly followUpsPerCustomer: number;
  readonly plans: number;
  readonly posts: number;
  /** Customers of sales1 alone; null: an even share. */
  readonly firstOwnerCustomers: number | null;
}

export function demoSizes(scale: number, ownerRows: number | null): DemoSizes {
  const scaled = (count: number) => Math.max(1, Math.round(count * scale));
  return {
    customers: scaled(6000),
    pooled: scaled(600),
    followUpsPerCustomer: 5,
    plans: scaled(2000),
    posts: scaled(200),
    firstOwnerCustomers: ownerRows,
  };
}

/** The moments that all dates are spread around. */
export interface DemoCalendar {
  readonly now: number;
  readonly dayStart: number;
  readonly dayEnd: number;
  readonly weekStart: number;
  readonly weekEnd: number;
  readonly monthStart: number;
  readonly monthEnd: number;
}

export function demoCalendar(now: Date): DemoCalendar {
  return dayBounds(now.toISOString(), demoTimeZone);
}

export const iso = (ms: number): string => new Date(ms).toISOString();
