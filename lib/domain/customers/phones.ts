import { parsePhoneNumberFromString } from "libphonenumber-js/min";

/** Numbers without a country belong to this one. */
const homeCountry = "CN";
/** Fewer digits are an extension or a room: two customers may share them. */
const fewestDigits = 6;

const separators = /[;；,，、|\n\r\t]|\s+(?:或|or)\s+|\/(?=\s*[+\d(])/;
const mobile = /^(?:\+?86|0086)?(1[3-9]\d{9})$/;
const extension = /\s*(?:转|分机|ext\.?|x|#)[\s:：.]*(\d{1,6})$/i;

/** The numbers of a cell or field, one by one: people write two into one, with any sign between them (C7, C10). */
export function splitPhones(text: string): string[] {
  return text
    .normalize("NFKC")
    .split(separators)
    .flatMap(splitBySpace)
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

/**
 * The same number, however written, as one key (C10): `+8613800001234` for `138 0000-1234`, `0086…`, full-width
 * digits. An extension stays part of it: behind one switchboard stand many people.
 */
export function phoneKeys(text: string): string[] {
  return [...new Set(splitPhones(text).flatMap(phoneKey))];
}

function phoneKey(text: string): string[] {
  const ext = extension.exec(text);
  const main = ext ? text.slice(0, ext.index) : text;
  const compact = main.replace(/[\s().\-–—]/g, "");
  const suffix = ext ? `;${ext[1]}` : "";
  const known = mobile.exec(compact);
  if (known) return [`+86${known[1]}${suffix}`];
  const parsed = compact.length >= fewestDigits ? parsePhoneNumberFromString(main, homeCountry) : undefined;
  if (parsed?.isPossible()) return [`${parsed.number}${suffix}`];
  const digits = compact.replace(/\D/g, "");
  return digits.length >= fewestDigits ? [`${digits}${suffix}`] : [];
}

/** `13800001234 13900001234`: whole numbers with nothing but space between them. */
function splitBySpace(text: string): string[] {
  const parts = text.trim().split(/\s+/);
  const isWhole = (part: string) => /^\+?\d{7,15}$/.test(part);
  return parts.length > 1 && parts.every(isWhole) ? parts : [text];
}
