import { describe, expect, it } from "vitest";
import {
  codeOf,
  importsOf,
  importTarget,
  type SourceFile,
  sourceFiles,
  withoutComments,
} from "./source-files";

/**
 * Who may import whom (docs/architecture). The longest folder that contains a file decides; a folder may always
 * import itself. Anything that is not named is refused.
 */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  "lib/domain": [],
  "lib/docs": ["lib/domain"],
  "lib/protocol": [],
  "lib/messages": [],
  "drizzle/schema": ["lib/domain"],
  "lib/db": ["drizzle/schema", "lib/domain", "lib/protocol"],
  "lib/server": ["lib/db", "drizzle/schema", "lib/domain", "lib/docs", "lib/protocol", "lib/messages"],
  "lib/client": ["lib/docs", "lib/domain", "lib/protocol", "lib/messages"],
  "sync-server": ["lib/db", "drizzle/schema", "lib/protocol", "lib/docs", "lib/domain"],
  // The composition root puts the parts together, and so may know them all.
  "sync-server/main.ts": ["sync-server", "lib/server", "lib/db", "lib/protocol", "lib/docs", "lib/domain"],
  components: ["lib/client", "lib/docs", "lib/domain", "lib/messages"],
  app: ["components", "lib/client", "lib/domain", "lib/messages"],
  "app/api": ["lib/server", "lib/domain", "lib/protocol"],
};

/** Packages that the pure domain may use. */
const domainPackages = new Set(["date-fns", "@date-fns/tz", "zod", "pinyin-pro", "libphonenumber-js/min"]);

/** The rest of the code is reached by paths; these packages belong to certain folders alone. */
const packageHomes: readonly { readonly pkg: RegExp; readonly homes: readonly string[] }[] = [
  {
    pkg: /^(react|react-dom|use-intl|radix-ui|cmdk|sonner|lucide-react)(\/|$)/,
    homes: ["app", "components", "lib/client"],
  },
  {
    pkg: /^(drizzle-orm|postgres|@electric-sql\/pglite)(\/|$)/,
    homes: ["lib/db", "drizzle", "sync-server", "lib/server"],
  },
  { pkg: /^@tiptap\//, homes: ["components"] },
  // Spreadsheets are read in the worker, and written there and by the export routes.
  { pkg: /^hucre(\/|$)/, homes: ["lib/client/imports", "lib/client/exports", "lib/server/exports"] },
  { pkg: /^(y-indexeddb|idb|workbox-)/, homes: ["lib/client"] },
  { pkg: /^(ws|pino|@node-rs\/argon2|lucia)(\/|$)/, homes: ["sync-server", "lib/server"] },
  { pkg: /^(@tus\/server|s3mini|file-type|image-size)(\/|$)/, homes: ["lib/server/files"] },
  { pkg: /^tus-js-client(\/|$)/, homes: ["lib/client/files"] },
  { pkg: /^node:/, homes: ["sync-server", "lib/server", "lib/db", "app/api", "drizzle"] },
];

const files = sourceFiles();
const folderOf = (path: string) =>
  Object.keys(mayImport)
    .filter((folder) => path === folder || path.startsWith(`${folder}/`) || `${path}.ts` === folder)
    .sort((a, b) => b.length - a.length)[0];

const isBelow = (path: string, folder: string) => path === folder || path.startsWith(`${folder}/`);

function brokenArrows(file: SourceFile): string[] {
  const home = folderOf(file.path);
  if (!home) return [];
  return importsOf(file).flatMap(({ from }) => {
    const { path } = importTarget(file, from);
    if (path === undefined) return [];
    const target = folderOf(path);
    const isAllowed = target === undefined || target === home || (mayImport[home] ?? []).includes(target);
    return isAllowed ? [] : [`${file.path} imports ${path}`];
  });
}

/** Lines of code in which a pattern stands, outside comments and strings. */
function linesWith(
  among: readonly SourceFile[],
  pattern: RegExp,
  text: (file: SourceFile) => string,
): string[] {
  return among.flatMap((file) =>
    text(file)
      .split("\n")
      .flatMap((line, at) => (pattern.test(line) ? [`${file.path}:${at + 1}: ${line.trim()}`] : [])),
  );
}
const code = (file: SourceFile) => codeOf(file.text);
const below = (...folders: string[]) =>
  files.filter((file) => folders.some((folder) => isBelow(file.path, folder)));

describe("who may import whom", () => {
  it("follows the arrows of the architecture", () => {
    expect(files.length).toBeGreaterThan(0);
    expect(files.flatMap(brokenArrows)).toEqual([]);
  });

  it("keeps the domain to pure packages", () => {
    const others = below("lib/domain").flatMap((file) =>
      importsOf(file).flatMap(({ from }) => {
        const { pkg } = importTarget(file, from);
        return pkg === undefined || domainPackages.has(pkg) ? [] : [`${file.path} imports ${pkg}`];
      }),
    );
    expect(others).toEqual([]);
  });

  it("keeps packages at home", () => {
    const strays = files.flatMap((file) =>
      importsOf(file)
        .filter(({ isType }) => !isType)
        .flatMap(({ from }) => {
          const { pkg } = importTarget(file, from);
          const rule = pkg ? packageHomes.find((each) => each.pkg.test(pkg)) : undefined;
          return !rule || rule.homes.some((home) => isBelow(file.path, home))
            ? []
            : [`${file.path} imports ${pkg}`];
        }),
    );
    expect(strays).toEqual([]);
  });

  it("never imports tests or scripts", () => {
    const strays = files.flatMap((file) =>
      importsOf(file).flatMap(({ from }) => {
        const { path } = importTarget(file, from);
        return path && (isBelow(path, "tests") || isBelow(path, "scripts"))
          ? [`${file.path} imports ${path}`]
          : [];
      }),
    );
    expect(strays).toEqual([]);
  });
});

describe("what stands only in its place", () => {
  it("root maps and fragments are reached in lib/docs alone", () => {
    const strays = files.filter(({ path }) => !isBelow(path, "lib/docs"));
    expect(linesWith(strays, /\.(getMap|getXmlFragment|getArray|getText|getXmlElement)\b/, code)).toEqual([]);
  });

  it("the domain reads no clock and throws no dice", () => {
    const pattern =
      /\bDate\.now\b|\bnew Date\(\s*\)|\bMath\.random\b|\bperformance\.now\b|\bcrypto\b|\bDate\(\s*\)/;
    expect(linesWith(below("lib/domain"), pattern, code)).toEqual([]);
  });

  it("the domain and documents know neither browser nor process", () => {
    const pattern =
      /\b(window|document|navigator|localStorage|indexedDB|process)\.\w|\bfetch\(|\bsetTimeout\(/;
    expect(linesWith(below("lib/domain", "lib/docs"), pattern, code)).toEqual([]);
  });

  it("nothing is written to the console", () => {
    expect(linesWith(files, /\bconsole\s*\./, code)).toEqual([]);
  });

  it("components hold no Chinese text: it stands in the message files", () => {
    // The layout names the product, which is called the same in every language.
    const screens = below("components", "app").filter(({ path }) => path !== "app/layout.tsx");
    expect(linesWith(screens, /\p{Script=Han}/u, (file) => withoutComments(file.text))).toEqual([]);
  });

  it("nothing is typed any, asserted with a bang on a call, or caught and dropped", () => {
    expect(linesWith(files, /:\s*any\b|<any>|\bas any\b/, code)).toEqual([]);
    const dropped = files
      .filter((file) => /catch\s*(\([^)]*\))?\s*\{\s*\}/.test(code(file)))
      .map(({ path }) => path);
    expect(dropped).toEqual([]);
  });

  it("no file is called after nothing", () => {
    const vague = /(^|\/)(utils?|misc|helpers?|common|manager)(\.tsx?|\/)/;
    expect(files.map(({ path }) => path).filter((path) => vague.test(path))).toEqual([]);
  });

  it("files and folders are in kebab-case", () => {
    const kebab = /^(?:\[?(?:\.\.\.)?[a-z0-9]+(?:-[a-z0-9]+)*\]?(?:\.[a-z0-9]+)*|\([a-z-]+\))$/;
    const wrong = files.filter(({ path }) => {
      const inApi = isBelow(path, "app/api");
      return path.split("/").some((part) => !kebab.test(part) && !(inApi && /^\[\w+\]$/.test(part)));
    });
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });
});
