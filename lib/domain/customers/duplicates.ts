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

/** Width, case, space and signs don't make another name: `苏州锦禾（纺织）` and `苏州锦禾(纺织)`. */
function comparable(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s\p{P}\p{S}]+/gu, "");
}
