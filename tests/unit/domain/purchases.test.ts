import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CustomerPurchase } from "@/lib/domain/customers/record";
import {
  boughtByMonth,
  boughtByProduct,
  demandsByKind,
  lastUnitAmount,
  mainCurrency,
} from "@/lib/domain/purchases/statistics";

const now = Date.parse("2026-11-24T04:00:00.000Z");
const zone = "Asia/Shanghai";
const purchase = (given: Partial<CustomerPurchase>): CustomerPurchase => ({
  ...{ id: "p", productId: "a", at: "2026-11-01T00:00:00.000Z", quantity: 1, amount: 100, currency: "CNY" },
  ...given,
});

describe("what a customer bought (C12)", () => {
  it("is counted in the month of the company's calendar, months without any included", () => {
    const months = boughtByMonth([purchase({ at: "2026-10-31T16:30:00.000Z" })], now, zone);
    expect(months.map(({ key }) => key)).toEqual([
      "2026-06",
      "2026-07",
      "2026-08",
      "2026-09",
      "2026-10",
      "2026-11",
    ]);
    expect(months.at(-1)).toEqual({ key: "2026-11", amount: 100, quantity: 1, times: 1 });
  });

  it("adds up to the same by product and by month, within two years", () => {
    const one = fc.record({
      productId: fc.constantFrom("a", "b", "c"),
      at: fc.integer({ min: 0, max: 700 }).map((days) => new Date(now - days * 86_400_000).toISOString()),
      quantity: fc.integer({ min: 0, max: 1000 }),
      amount: fc.integer({ min: 0, max: 1_000_000 }),
    });
    fc.assert(
      fc.property(fc.array(one), (given) => {
        const purchases = given.map(purchase);
        const sum = (rows: readonly { amount: number }[]) =>
          rows.reduce((all, { amount }) => all + amount, 0);
        expect(sum(boughtByProduct(purchases))).toBe(sum(purchases));
        expect(sum(boughtByMonth(purchases, now, zone))).toBe(sum(purchases));
      }),
    );
  });

  it("knows the currency most are in, the last price of a product, and what was asked for", () => {
    const purchases = [
      purchase({ quantity: 4, amount: 400, at: "2026-01-01T00:00:00.000Z" }),
      purchase({ quantity: 2, amount: 300, at: "2026-03-01T00:00:00.000Z" }),
      purchase({ currency: "USD", productId: "b", amount: 0 }),
    ];
    expect(mainCurrency(purchases)).toBe("CNY");
    expect(mainCurrency([])).toBeNull();
    expect(lastUnitAmount(purchases, "a")).toBe(150);
    expect(lastUnitAmount(purchases, "b")).toBeNull();
    const demands = [{ id: "d", kind: "price" as const, text: "便宜" }];
    expect(demandsByKind(demands).find(({ key }) => key === "price")?.times).toBe(1);
  });
});
