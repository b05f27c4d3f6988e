/** Signs with which a spreadsheet program begins to calculate, in both widths. */
const calculates = /^'*[=+\-@\t\r\n|\0＝＋－＠]/;
const guarded = /^'+[=+\-@\t\r\n|\0＝＋－＠]/;

/** Text of a .csv cell that no program takes for a formula (C8): an apostrophe before it, as they do themselves. */
export function guardCell(text: string): string {
  return calculates.test(text) ? `'${text}` : text;
}

/** The other way, for a file that comes back (C7): what was guarded is what it was. */
export function unguardCell(text: string): string {
  return guarded.test(text) ? text.slice(1) : text;
}
