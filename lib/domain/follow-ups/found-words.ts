import { normaliseText } from "../customers/search";

export interface Piece {
  /** Where it begins. */
  readonly at: number;
  readonly part: string;
  readonly isFound: boolean;
}

/** A text as it is compared, with the place in the text of each of its letters. */
interface Compared {
  readonly compared: string;
  readonly startOf: (at: number) => number;
  readonly endOf: (at: number) => number;
}

/** Normalising may change the length (`…` becomes three dots): then it is done letter by letter. */
function compare(text: string): Compared {
  const whole = normaliseText(text);
  if (whole.length === text.length) {
    return { compared: whole, startOf: (at) => at, endOf: (at) => at + 1 };
  }
  const starts: number[] = [];
  const ends: number[] = [];
  let compared = "";
  let at = 0;
  for (const letter of text) {
    const one = normaliseText(letter);
    compared += one;
    for (let count = 0; count < one.length; count += 1) {
      starts.push(at);
      ends.push(at + letter.length);
    }
    at += letter.length;
  }
  return { compared, startOf: (place) => starts[place] ?? at, endOf: (place) => ends[place] ?? at };
}

/** Where a word, as `queryWords` gives it, first stands in a text; -1 for nowhere (F2). */
export function placeOfWord(text: string, word: string): number {
  const { compared, startOf } = compare(text);
  const at = compared.indexOf(word);
  return at < 0 ? -1 : startOf(at);
}

/** A text cut where the looked-for words begin and end (F2). Words come as `queryWords` gives them. */
export function pieces(text: string, words: readonly string[]): Piece[] {
  const { compared, startOf, endOf } = compare(text);
  const found = new Uint8Array(text.length);
  for (const word of words) {
    for (let at = compared.indexOf(word); word !== "" && at >= 0; at = compared.indexOf(word, at + 1)) {
      found.fill(1, startOf(at), endOf(at + word.length - 1));
    }
  }
  const cut: Piece[] = [];
  let start = 0;
  for (let at = 1; at <= text.length; at += 1) {
    if (at < text.length && found[at] === found[start]) continue;
    cut.push({ at: start, part: text.slice(start, at), isFound: found[start] === 1 });
    start = at;
  }
  return cut;
}
