/** Ends each part of a text's fact; no text and no needle contains it. */
export const factEnd = "\u0001";

/** Sort keys are cut to so many characters: a place in a list needs no more, and a cursor carries them. */
const sortLength = 60;

/** Texts that normalising leaves as they are: no capital, no space, nothing of full width. Most are such. */
const plain = /^[!-@[-`{-~\u4e00-\u9fff]*$/;

/**
 * A text as it is compared (C5): full width becomes half width, capitals become small, runs of space and control
 * signs become one space, halves of surrogate pairs go. Made by this function on the device and for the server's
 * tables alike, so that no database's idea of letters comes into it.
 */
export function compared(text: string): string {
  if (plain.test(text)) return text;
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\p{Cc}\p{Cs}\s]+/gu, " ")
    .trim();
}

/** The fact of a text: itself and other ways to say it, such as pinyin. Null where there is none. */
export function textFact(text: string, others: readonly string[] = []): string | null {
  const main = compared(text);
  if (main === "") return null;
  let fact = main + factEnd;
  for (const other of others) if (other !== "" && other !== main) fact += other + factEnd;
  return fact;
}

/** A telephone number counts by its digits, however written; what has none is a text. */
export function phoneFact(phone: string): string | null {
  const text = compared(phone);
  const digits = text.replace(/\D/g, "");
  return textFact(digits === "" ? text : digits, [text]);
}

/** Digits with signs between them lose the signs: `138-0000` finds 13800001111. */
export function phoneNeedle(needle: string): string {
  return /^[\d\s()+\-./]*\d[\d\s()+\-./]*$/.test(needle) ? needle.replace(/\D/g, "") : needle;
}

/** What a text fact is sorted by: its own text, not the other ways to say it. */
export function sortText(text: string): string {
  return text.length <= sortLength ? text : [...text].slice(0, sortLength).join("");
}

/** The sort key inside a text fact. */
export function sortTextOf(fact: string): string {
  return sortText(fact.slice(0, fact.indexOf(factEnd)));
}

const firstSurrogate = 0xd800;
const afterSurrogates = 0xe000;

/** Order of code points, as Postgres has it under collation "C"; JavaScript's own differs beyond U+FFFF. */
export function compareText(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let at = 0; at < length; at += 1) {
    const left = a.charCodeAt(at);
    const right = b.charCodeAt(at);
    if (left !== right) return placeOf(left) - placeOf(right);
  }
  return a.length - b.length;
}

/** Halves of surrogate pairs stand for code points above all others. */
function placeOf(unit: number): number {
  return unit >= firstSurrogate && unit < afterSurrogates ? unit + 0x10000 : unit;
}
