/** How a text is spelled: a syllable per Chinese character, other runs as they are. */
export type Spell = (text: string, isName: boolean) => readonly string[];

/** The pinyin words of a customer (C4), made from name and company. */
export type PinyinOf = (name: string, company: string) => string;

const hasHan = /\p{Script=Han}/u;

/**
 * Makes a customer's pinyin words out of a dictionary (C4): full spelling and initials of the name, its syllables,
 * full spelling and initials of the company. 李明 of 苏州锦禾 → `liming lm li ming suzhoujinhe szjh`. Text without
 * Chinese adds nothing: it is found as it stands.
 */
export function pinyinWords(spell: Spell): PinyinOf {
  return (name, company) => {
    const words = new Set<string>();
    if (hasHan.test(name)) {
      const syllables = cleaned(spell(name, true));
      addWhole(words, syllables);
      for (const syllable of syllables) words.add(syllable);
    }
    if (hasHan.test(company)) addWhole(words, cleaned(spell(company, false)));
    return [...words].join(" ");
  };
}

/** For a device that has no dictionary at hand yet: its rows are found by their text, until the server's come. */
export const noPinyin: PinyinOf = () => "";

/** Loads the dictionary (145 kB gzip) when it is first needed: a chunk of its own in the browser. */
export async function loadPinyin(): Promise<PinyinOf> {
  const { pinyinOf } = await import("./pinyin-dictionary");
  return pinyinOf;
}

function addWhole(words: Set<string>, syllables: readonly string[]): void {
  if (syllables.length === 0) return;
  words.add(syllables.join(""));
  words.add(syllables.map((syllable) => syllable[0] ?? "").join(""));
}

function cleaned(syllables: readonly string[]): string[] {
  return syllables
    .map((syllable) => syllable.replace(/\s+/g, "").toLowerCase())
    .filter((text) => text !== "");
}
