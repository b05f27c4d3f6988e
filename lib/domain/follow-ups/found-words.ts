import { normaliseText } from "../customers/search";

export interface Piece {
  /** Where it begins. */
  readonly at: number;
  readonly part: string;
  readonly isFound: boolean;
}

/**
 * A text cut where the looked-for words begin and end (F2). Words come as `queryWords` gives them; where
 * normalising changes the length of the text, places can't be told, and nothing is marked.
 */
export function pieces(text: string, words: readonly string[]): Piece[] {
  const compared = normaliseText(text);
  const found = new Uint8Array(text.length);
  if (compared.length === text.length) {
    for (const word of words) {
      for (let at = compared.indexOf(word); word !== "" && at >= 0; at = compared.indexOf(word, at + 1)) {
        found.fill(1, at, at + word.length);
      }
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
