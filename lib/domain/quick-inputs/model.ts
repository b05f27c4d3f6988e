/** Where a person's own phrases are offered (T5). */
export const quickInputFields = ["note", "promise", "release"] as const;
export type QuickInputField = (typeof quickInputFields)[number];

/** A phrase as it is offered; `order` falls with each use, so that the most used stand first. */
export interface Phrase {
  readonly id: string;
  readonly text: string;
}

/** Pinyin of a text, whole and by first letters, as one line of words. */
export type SoundsOf = (text: string) => string;

/** What somebody is typing at the end of a text: after a slash, or the last letters without a space (T5). */
function typedEnd(text: string): { readonly from: number; readonly word: string; readonly bySlash: boolean } {
  const slash = /(?:^|[^\w/])\/([^\s/]*)$/u.exec(text);
  if (slash) {
    const word = slash[1] ?? "";
    return { from: text.length - word.length - 1, word: word.toLowerCase(), bySlash: true };
  }
  const letters = /[A-Za-z]+$/.exec(text);
  const from = letters ? letters.index : text.length;
  return { from, word: text.slice(from).toLowerCase(), bySlash: false };
}

/**
 * The phrases to offer at the end of a text (T5): all of them at its beginning and after a slash, those that
 * begin with what is being typed, by sign or by pinyin, anywhere else.
 */
export function offeredPhrases<P extends Phrase>(
  phrases: readonly P[],
  text: string,
  soundsOf: SoundsOf,
): readonly P[] {
  const { word, bySlash } = typedEnd(text);
  if (word === "") return bySlash || text.trim() === "" ? phrases : [];
  return phrases.filter((phrase) => {
    if (phrase.text.toLowerCase().startsWith(word)) return true;
    return soundsOf(phrase.text)
      .split(" ")
      .some((sound) => sound.startsWith(word));
  });
}

/** The text with a phrase in place of what was typed to find it (T5). */
export function withPhrase(text: string, phrase: Phrase): string {
  return text.slice(0, typedEnd(text).from) + phrase.text;
}
