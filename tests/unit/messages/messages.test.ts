import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { createTranslator } from "use-intl";
import { describe, expect, it } from "vitest";
import { type Locale, locales, messagesByLocale } from "@/lib/messages";

type Tree = { readonly [key: string]: string | Tree };

function leaves(tree: Tree, at = ""): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === "string" ? [[`${at}${key}`, value] as [string, string]] : leaves(value, `${at}${key}.`),
  );
}

const textsOf = (locale: Locale) => new Map(leaves(messagesByLocale[locale] as unknown as Tree));
const chinese = textsOf("zh-CN");
const english = textsOf("en");

/** Names of the values and tags that a text asks for. */
const asked = (text: string): string[] =>
  [
    ...new Set([...text.matchAll(/\{\s*(\w+)\s*[,}]|<(\w+)>/g)].map(([, value, tag]) => value ?? tag ?? "")),
  ].sort();

const sample = (text: string) =>
  Object.fromEntries(
    asked(text).map((name) => [name, text.includes(`<${name}>`) ? (chunks: unknown) => chunks : 2]),
  );

describe("messages (X3)", () => {
  it("both languages have the same keys", () => {
    expect([...english.keys()].sort()).toEqual([...chinese.keys()].sort());
  });

  it("both languages ask for the same values", () => {
    for (const [key, text] of chinese)
      expect([key, asked(english.get(key) ?? "")]).toEqual([key, asked(text)]);
  });

  it.each(locales)("every text of %s can be said", (locale) => {
    const wrong: string[] = [];
    const t = createTranslator({
      locale,
      messages: messagesByLocale[locale] as never,
      onError: (error) => wrong.push(error.message),
    }) as unknown as { markup: (key: string, values: object) => string };
    for (const [key, text] of textsOf(locale)) t.markup(key, sample(text));
    expect(wrong).toEqual([]);
  });

  it("English texts hold no Chinese but the names of the languages", () => {
    const mixed = [...english].filter(
      ([key, text]) => /\p{Script=Han}/u.test(text) && !/language/i.test(key),
    );
    expect(mixed).toEqual([]);
  });
});

const root = path.resolve(import.meta.dirname, "../../..");
const sources = readdirSync(path.join(root, "components"), { recursive: true, encoding: "utf8" })
  .filter((file) => /\.tsx?$/.test(file))
  .map((file) => [file, readFileSync(path.join(root, "components", file), "utf8")] as const);

/** `const t = useTranslations("a.b")` in a file: the namespaces that its `t` may stand for. */
function namespacesByName(source: string): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const [, name = "", namespace = ""] of source.matchAll(
    /const (\w+) = useTranslations\((?:"([\w.]+)")?\)/g,
  )) {
    found.set(name, [...(found.get(name) ?? []), namespace]);
  }
  return found;
}

describe("texts that screens ask for", () => {
  it("every text that a screen names exists", () => {
    const missing: string[] = [];
    for (const [file, source] of sources) {
      for (const [name, namespaces] of namespacesByName(source)) {
        const uses = source.matchAll(new RegExp(`\\b${name}(?:\\.rich)?\\("([\\w.-]+)"`, "g"));
        for (const [, key = ""] of uses) {
          const places = namespaces.map((namespace) => (namespace ? `${namespace}.${key}` : key));
          if (!places.some((place) => chinese.has(place))) missing.push(`${file}: ${places.join(" or ")}`);
        }
      }
    }
    expect(missing).toEqual([]);
  });

  it("screens write no Chinese themselves", () => {
    const written = sources.filter(([, source]) =>
      /\p{Script=Han}/u.test(source.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, "")),
    );
    expect(written.map(([file]) => file)).toEqual([]);
  });
});
