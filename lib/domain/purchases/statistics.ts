import { TZDate } from "@date-fns/tz";
import { addMonths, startOfMonth } from "date-fns";
import type { CustomerDemand, CustomerPurchase, DemandKind } from "../customers/record";
import { demandKinds } from "../customers/record";

/** What was bought of one thing: a product, or a month. Amounts in minor units of one currency. */
export interface Bought {
  readonly key: string;
  readonly amount: number;
  readonly quantity: number;
  readonly times: number;
}

/** Months shown at least, so that a gap is seen as one. */
const monthsAtLeast = 6;
const monthsAtMost = 24;

/** The currency that most purchases are in; figures of several are never added up (C12). */
export function mainCurrency(purchases: readonly CustomerPurchase[]): string | null {
  const times = new Map<string, number>();
  for (const { currency } of purchases) times.set(currency, (times.get(currency) ?? 0) + 1);
  return [...times].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))[0]?.[0] ?? null;
}

/** Per product, the largest amount first (C12). */
export function boughtByProduct(purchases: readonly CustomerPurchase[]): Bought[] {
  const found = new Map<string, Bought>();
  for (const purchase of purchases) found.set(purchase.productId, added(found, purchase.productId, purchase));
  return [...found.values()].sort((a, b) => b.amount - a.amount || b.quantity - a.quantity);
}

/** Per month of the company's calendar, up to the present one, months without any included (C12). */
export function boughtByMonth(
  purchases: readonly CustomerPurchase[],
  now: number,
  timeZone: string,
): Bought[] {
  const found = new Map<string, Bought>();
  const dated = purchases.flatMap((purchase) => (purchase.at ? [{ purchase, at: purchase.at }] : []));
  for (const { purchase, at } of dated) {
    const key = monthOf(Date.parse(at), timeZone);
    found.set(key, added(found, key, purchase));
  }
  const first = [...found.keys()].sort()[0];
  const months: string[] = [];
  for (let month = startOfMonth(new TZDate(now, timeZone)); months.length < monthsAtMost; ) {
    const key = monthOf(month.getTime(), timeZone);
    if (months.length >= monthsAtLeast && (first === undefined || key < first)) break;
    months.unshift(key);
    month = addMonths(month, -1);
  }
  return months.map((key) => found.get(key) ?? { key, amount: 0, quantity: 0, times: 0 });
}

/** How often the customer asked for quality, delivery, price or something else (C12). */
export function demandsByKind(demands: readonly CustomerDemand[]): { key: DemandKind; times: number }[] {
  return demandKinds.map((key) => ({ key, times: demands.filter(({ kind }) => kind === key).length }));
}

/** What a product cost the customer last, each: the likely price of the next purchase (C12). */
export function lastUnitAmount(purchases: readonly CustomerPurchase[], productId: string): number | null {
  const last = purchases
    .filter((purchase) => purchase.productId === productId && purchase.quantity > 0 && purchase.amount > 0)
    .sort((a, b) => ((a.at ?? "") < (b.at ?? "") ? 1 : -1))[0];
  return last ? last.amount / last.quantity : null;
}

function added(
  found: ReadonlyMap<string, Bought>,
  key: string,
  { amount, quantity }: CustomerPurchase,
): Bought {
  const before = found.get(key) ?? { key, amount: 0, quantity: 0, times: 0 };
  return {
    key,
    amount: before.amount + amount,
    quantity: before.quantity + quantity,
    times: before.times + 1,
  };
}

/** `2026-11` */
function monthOf(ms: number, timeZone: string): string {
  const date = new TZDate(ms, timeZone);
  return `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, "0")}`;
}
