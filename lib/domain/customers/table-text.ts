import { partEnd } from "./search";

/** Ends a row in a joined text; `searchTextOf` never contains it. */
export const rowEnd = "\n";

/** The texts of all rows in one string, and where each begins, with one more for the end. */
export interface JoinedText {
  readonly joined: string;
  readonly starts: Uint32Array;
}

export function joinText(texts: readonly string[]): JoinedText {
  const starts = new Uint32Array(texts.length + 1);
  let start = 0;
  texts.forEach((text, index) => {
    starts[index] = start;
    start += text.length + 1;
  });
  starts[texts.length] = start;
  return { joined: texts.join(rowEnd), starts };
}

const lastLatin = 0xff;
const partEndCode = partEnd.charCodeAt(0);

/** Whether a word has only letters of one byte: digits, pinyin, Western names. */
export function isLatin(word: string): boolean {
  for (let at = 0; at < word.length; at += 1) if (word.charCodeAt(at) > lastLatin) return false;
  return true;
}

/**
 * A text with every run of other letters replaced by the end of a part: all that a Latin word can occur in. Built
 * from codes, so that the engine keeps it at one byte a letter and looks through half the memory.
 */
export function latinRuns(text: string): string {
  const codes: number[] = [];
  let latin = "";
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code <= lastLatin) codes.push(code);
    else if (codes.at(-1) !== partEndCode) codes.push(partEndCode);
    // A call takes only so many arguments, and a note in a custom field may be long.
    if (codes.length === 4096) latin += String.fromCharCode(...codes.splice(0));
  }
  return latin + String.fromCharCode(...codes);
}

/** One row's part of a joined text. */
export function textAt({ joined, starts }: JoinedText, index: number): string {
  return joined.slice(starts[index], (starts[index + 1] as number) - 1);
}

/** The parts of a text that contain other letters: all that a word which isn't Latin can occur in. */
export function otherParts(text: string): string {
  return text
    .split(partEnd)
    .filter((part) => !isLatin(part))
    .join(partEnd);
}
