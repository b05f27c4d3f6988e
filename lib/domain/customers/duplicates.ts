import { phoneKeys } from "./phones";

/** What makes two customers one: any of their numbers, or name and company together (C7, C10). */
export interface DuplicateFacts {
  readonly name: string;
  readonly company: string;
  readonly phone: string;
}

/** Keys under which the same customer is found again, however it was typed (C10). */
export function duplicateKeys({ name, company, phone }: DuplicateFacts): string[] {
  const keys = phoneKeys(phone).map((key) => `p:${key}`);
  const who = comparable(name);
  const where = comparable(company);
  if (who !== "" && where !== "") keys.push(`n:${who}|${where}`);
  return keys;
}

/** Why a customer is taken for the one that is typed. */
export type SameBy = "phone" | "name";

/**
 * A test for customers that may be the one being typed (C10). Most are passed over by a look at their last digits and
 * their name, so that tens of thousands can be asked at each pause in typing.
 */
export function duplicateTest(typed: DuplicateFacts): ((known: DuplicateFacts) => SameBy | null) | null {
  const keys = new Set(duplicateKeys(typed));
  if (keys.size === 0) return null;
  const tails = [...keys].flatMap((key) => (key.startsWith("p:") ? [tailOf(key)] : []));
  const who = comparable(typed.name);
  return (known) => {
    const digits = tails.length > 0 ? known.phone.normalize("NFKC").replace(/\D+/g, "") : "";
    const mayBe = tails.some((tail) => digits.includes(tail)) || comparable(known.name) === who;
    const same = mayBe ? duplicateKeys(known).find((key) => keys.has(key)) : undefined;
    return same === undefined ? null : same.startsWith("p:") ? "phone" : "name";
  };
}

/** The last digits before an extension. */
const tailOf = (key: string): string => (key.split(";")[0] ?? "").replace(/\D+/g, "").slice(-4);

/** Width, case, space and signs don't make another name: `苏州锦禾（纺织）` and `苏州锦禾(纺织)`. */
function comparable(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s\p{P}\p{S}]+/gu, "");
}
