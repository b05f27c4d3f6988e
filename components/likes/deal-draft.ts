import { z } from "zod";
import type { CustomerPurchase } from "@/lib/domain/customers/record";
import { lastUnitAmount, mainCurrency } from "@/lib/domain/purchases/statistics";

export const dealKinds = ["purchase", "enquiry"] as const;
export type DealKind = (typeof dealKinds)[number];

/** What stands in the form, as typed. */
export interface DealDraft {
  readonly kind: DealKind;
  readonly productId: string;
  /** `2026-11-24` */
  readonly day: string;
  readonly quantity: string;
  readonly amount: string;
  readonly currency: string;
  readonly text: string;
}

const figure = z
  .string()
  .transform((text) => text.normalize("NFKC").replace(/[,\s]/g, ""))
  .refine((text) => /^\d{0,12}(\.\d{0,4})?$/.test(text), "notANumber")
  .transform((text) => (text === "" ? 0 : Number(text)));

/** The rules of the form; messages are codes. */
export const dealSchema = z.object({
  productId: z.string().min(1, "required"),
  day: z.iso.date("notADate"),
  quantity: figure,
  amount: figure,
  currency: z.string().regex(/^[A-Z]{3}$/, "currency"),
  text: z.string().trim().max(2000, "tooLong"),
});

const homeCurrency = "CNY";

/** A purchase or enquiry as it will most likely be: today, one piece more, at the last price (C12). */
export function likelyDeal(
  kind: DealKind,
  productId: string,
  day: string,
  purchases: readonly CustomerPurchase[],
): DealDraft {
  const last = purchases.findLast((purchase) => purchase.productId === productId);
  const quantity = last?.quantity || 1;
  const each = lastUnitAmount(purchases, productId);
  const amount = each === null ? "" : String(Math.round(each * quantity) / 100);
  const currency = last?.currency || mainCurrency(purchases) || homeCurrency;
  return { kind, productId, day, quantity: String(quantity), amount, currency, text: "" };
}
