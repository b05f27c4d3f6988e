import { normaliseText } from "../customers/search";
import { placeOfWord } from "./found-words";
import type { FollowUpRow } from "./model";
import { excerptOf, isWholeNote } from "./project";

/** A note as searches look into it. */
export interface SearchableNote {
  readonly text: string;
  readonly compared: string;
  /** As the row says it while both are of one version. */
  readonly excerpt: string;
}

/** Makes a note's text ready for searches (F2), once for many of them. */
export function searchableNote(text: string): SearchableNote {
  return { text, compared: normaliseText(text), excerpt: excerptOf(text) };
}

export interface NoteSources {
  /** The note's whole text, where it is known. */
  readonly noteOf: (id: string) => SearchableNote | undefined;
  readonly customerNameOf: (row: FollowUpRow) => string;
}

/**
 * The follow-ups in whose topic, text or customer's name every word occurs (F2); words come as `queryWords` gives
 * them. `isWhole`: no other could have been found if more of its text were known.
 */
export function searchNotes(
  rows: readonly FollowUpRow[],
  words: readonly string[],
  { noteOf, customerNameOf }: NoteSources,
): { readonly found: readonly FollowUpRow[]; readonly isWhole: boolean } {
  let isWhole = true;
  const found = rows.filter((row) => {
    const note = currentNote(row, noteOf(row.id));
    const line = normaliseText(`${row.subject}\n${customerNameOf(row)}\n${note ? "" : row.excerpt}`);
    const isFound = words.every((word) => line.includes(word) || note?.compared.includes(word));
    if (!isFound && !note && !isWholeNote(row.excerpt)) isWhole = false;
    return isFound;
  });
  return { found, isWhole };
}

/** The row has come from a colleague before the document did: then the text is not the one that it speaks of. */
const currentNote = (row: FollowUpRow, note: SearchableNote | undefined): SearchableNote | undefined =>
  note?.excerpt === row.excerpt ? note : undefined;

const before = 24;

/** What a list shows of a found note (F2): its beginning, or the place of the first word that is further on. */
export function passageOf(
  row: FollowUpRow,
  note: SearchableNote | undefined,
  words: readonly string[],
): string {
  if (!note || currentNote(row, note) === undefined) return row.excerpt;
  const beginning = normaliseText(`${row.subject}\n${row.excerpt}`);
  const line = note.text.replace(/\s+/g, " ").trim();
  for (const word of words) {
    if (beginning.includes(word)) continue;
    const at = placeOfWord(line, word);
    if (at >= 0)
      return `…${excerptOf(Array.from(line.slice(0, at)).slice(-before).join("") + line.slice(at))}`;
  }
  return row.excerpt;
}
