import { maxFileBytes } from "./model";

export type ContentRefusal = "fileEmpty" | "fileTooLarge" | "fileType" | "fileBroken" | "imageTooLarge";

/** What can be said of a file by its size alone (C11). */
export function sizeRefusal(bytes: number): ContentRefusal | null {
  if (bytes <= 0) return "fileEmpty";
  return bytes > maxFileBytes ? "fileTooLarge" : null;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these characters are what tells text from other bytes.
const control = /[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/;
/** What a browser could take for a page or a drawing. */
const markup = /^[\s\ufeff]*<(?:[!?a-z])/i;

/** Whether bytes of no known type are plain text that no browser takes for a page (C11): lists, notes, .csv. */
export function isPlainTextFile(bytes: Uint8Array): boolean {
  const text = decoded(bytes);
  return text !== null && !control.test(text) && !markup.test(text);
}

function decoded(bytes: Uint8Array): string | null {
  return decodedAs("utf-8", bytes) ?? decodedAs("gb18030", bytes);
}

function decodedAs(encoding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
