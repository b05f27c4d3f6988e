import { queryWords } from "./search";
import type { TableBase } from "./table-base";
import { isLatin, rowEnd } from "./table-text";

/** Rows that a query admits: 1 per row, and how many. */
export interface TextMatch {
  readonly words: readonly string[];
  readonly mask: Uint8Array;
  readonly count: number;
}

/** The last answers of a table, so that the next letter looks only through what the letters before it left. */
export type MatchMemory = TextMatch[];

const remembered = 8;

/** Which rows contain every word (C4). null: the query is empty and admits all. */
export function matchText(base: TableBase, query: string, memory: MatchMemory): TextMatch | null {
  const words = queryWords(query).filter((word) => !word.includes(rowEnd));
  if (words.length === 0) return null;
  words.sort(byRarity);
  const key = words.join(" ");
  const known = memory.find((match) => match.words.join(" ") === key);
  if (known) return known;
  const wider = narrowest(words, memory);
  const match = wider && wider.count * 4 < base.rows.length ? narrow(base, words, wider) : scan(base, words);
  memory.unshift(match);
  memory.length = Math.min(memory.length, remembered);
  return match;
}

/** The smallest earlier answer that contains this one: each of its words is part of a word asked for now. */
function narrowest(words: readonly string[], memory: MatchMemory): TextMatch | undefined {
  let best: TextMatch | undefined;
  for (const match of memory) {
    const contains = match.words.every((wide) => words.some((word) => word.includes(wide)));
    if (contains && (!best || match.count < best.count)) best = match;
  }
  return best;
}

function narrow(base: TableBase, words: readonly string[], wider: TextMatch): TextMatch {
  const mask = new Uint8Array(base.rows.length);
  let count = 0;
  for (let index = 0; index < mask.length; index += 1) {
    if (wider.mask[index] !== 1 || !containsAll(base.texts[index] ?? "", words)) continue;
    mask[index] = 1;
    count += 1;
  }
  return { words, mask, count };
}

/** Chinese before Latin, long before short: what stands first leaves the fewest rows. */
function byRarity(a: string, b: string): number {
  return Number(isLatin(a)) - Number(isLatin(b)) || b.length - a.length || (a < b ? -1 : 1);
}

/** Looks for the first word in the joined text, from hit to hit; the other words in the rows that it hit. */
function scan(base: TableBase, words: readonly string[]): TextMatch {
  const { texts } = base;
  const [first = "", ...others] = words;
  const { joined, starts } = isLatin(first) ? base.latin : base.other;
  const mask = new Uint8Array(base.rows.length);
  let count = 0;
  let row = 0;
  let at = joined.indexOf(first);
  while (at >= 0) {
    while ((starts[row + 1] as number) <= at) row += 1;
    if (others.length === 0 || containsAll(texts[row] ?? "", others)) {
      mask[row] = 1;
      count += 1;
    }
    row += 1;
    if (row >= mask.length) break;
    at = joined.indexOf(first, starts[row]);
  }
  return { words, mask, count };
}

export function containsAll(text: string, words: readonly string[]): boolean {
  for (const word of words) if (!text.includes(word)) return false;
  return true;
}
