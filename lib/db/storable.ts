/** A lone half of a surrogate pair, or NUL: legal in JavaScript's strings, refused by Postgres in text and jsonb. */
const unstorable =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: NUL is what is looked for
  /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]|\u0000/g;

/** The text as Postgres takes it. What people type can hold anything; a projection must not fail on it. */
export function storableText(text: string): string {
  return text.replace(unstorable, "\ufffd");
}

/** The same for every string in a plain value. */
export function storable<T>(value: T): T {
  if (typeof value === "string") return storableText(value) as T;
  if (Array.isArray(value)) return value.map(storable) as T;
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [storableText(key), storable(item)]),
  ) as T;
}
