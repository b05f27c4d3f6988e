import type { CustomerRow } from "./model";

type SpokenFacts = Pick<CustomerRow, "name" | "company" | "pinyin">;

const hasHan = /\p{Script=Han}/u;
/** First code unit of the Chinese characters and their signs. */
const firstHan = 0x2e80;

const isSpoken = (text: string): boolean => text.charCodeAt(0) >= firstHan;

/**
 * The pinyin words of a row, told apart (C4): `pinyinWords` writes those of the name first and the two of the
 * company last. What both share is written once; then the company keeps the words that stand there.
 */
export function spokenWords({ name, company, pinyin }: SpokenFacts): {
  readonly name: readonly string[];
  readonly company: readonly string[];
} {
  const words = pinyin === "" ? [] : pinyin.split(" ");
  const ofCompany = hasHan.test(company) ? words.slice(hasHan.test(name) ? -2 : 0) : [];
  const ofName = hasHan.test(name) ? words.slice(0, 2) : [];
  return { name: ofName, company: ofCompany };
}

/** A name as it is spoken: its pinyin, where it begins with Chinese and there is one (C2). */
export function spokenName(row: SpokenFacts): string {
  // `pinyin` may hold the company's words alone.
  if (row.pinyin === "" || !isSpoken(row.name)) return row.name.toLowerCase();
  return spokenWords(row).name[0] ?? row.name.toLowerCase();
}

/** A company as it is spoken (C2). */
export function spokenCompany(row: SpokenFacts): string {
  if (row.pinyin === "" || !isSpoken(row.company)) return row.company.toLowerCase();
  return spokenWords(row).company[0] ?? row.company.toLowerCase();
}
