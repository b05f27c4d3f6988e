import * as Y from "yjs";

/** The words that an update brings, for a person's eye, though it can't be joined to its document. */
export function wordsOf(update: Uint8Array): string {
  try {
    const { structs } = Y.decodeUpdate(update);
    const words = structs.map((struct) => (struct instanceof Y.Item ? wordsIn(struct) : ""));
    return words.join("").replace(/\s+/g, " ").trim();
  } catch {
    // Not an update: there are no words in it, only bytes to keep.
    return "";
  }
}

function wordsIn({ content }: Y.Item): string {
  if (content instanceof Y.ContentString) return content.str;
  if (content instanceof Y.ContentAny) {
    return ` ${content.arr.filter((value) => typeof value === "string").join(" ")} `;
  }
  return "";
}
