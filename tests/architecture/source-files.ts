import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const rootDir = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");

/** Folders that hold code of the product. Tests and scripts have their own rules. */
export const sourceFolders = ["app", "components", "lib", "sync-server", "drizzle"] as const;

export interface SourceFile {
  /** Path from the project's root, with slashes. */
  readonly path: string;
  readonly text: string;
}

/** All TypeScript files below the folders; generated migrations and declarations are nobody's style. */
export function sourceFiles(folders: readonly string[] = sourceFolders): SourceFile[] {
  return folders
    .flatMap((folder) => filesBelow(path.join(rootDir, folder)))
    .filter((file) => /\.tsx?$/.test(file) && !file.endsWith(".d.ts"))
    .map((file) => ({
      path: path.relative(rootDir, file).split(path.sep).join("/"),
      text: readFileSync(file, "utf8"),
    }));
}

function filesBelow(folder: string): string[] {
  if (!statSync(folder, { throwIfNoEntry: false })) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(file) : [file];
  });
}

/** The same text with comments and the contents of strings blanked, lines and columns kept. */
export function codeOf(text: string): string {
  const pattern = /\/\*[\s\S]*?\*\/|\/\/[^\n]*|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'/g;
  return text.replace(pattern, (found) =>
    found.startsWith("/")
      ? found.replace(/[^\n]/g, " ")
      : `${found[0]}${" ".repeat(Math.max(0, found.length - 2))}${found[0]}`,
  );
}

/** The same text without comments. */
export function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|(^|[^:"'`\\])\/\/[^\n]*/g, (found) => found.replace(/[^\n]/g, " "));
}

export interface Import {
  readonly from: string;
  /** `import type` leaves nothing in the program: it may not cross a boundary either, but may use types of models. */
  readonly isType: boolean;
}

/** What a file imports, by `import … from`, `export … from`, `import(…)` and a bare import. */
export function importsOf(file: SourceFile): Import[] {
  const text = withoutComments(file.text);
  const found: Import[] = [];
  for (const match of text.matchAll(/^\s*(?:import|export)\s+(type\s)?[^;"']*?from\s*["']([^"']+)["']/gm)) {
    found.push({ from: match[2] ?? "", isType: match[1] !== undefined });
  }
  for (const match of text.matchAll(/(?:^\s*import\s*|\bimport\(\s*)["']([^"']+)["']/gm)) {
    found.push({ from: match[1] ?? "", isType: false });
  }
  return found;
}

/** Path from the project's root of what an import names, or the package's name. */
export function importTarget(
  file: SourceFile,
  from: string,
): { readonly path?: string; readonly pkg?: string } {
  if (from.startsWith("@/")) return { path: from.slice(2) };
  if (from.startsWith("."))
    return { path: path.posix.normalize(path.posix.join(path.posix.dirname(file.path), from)) };
  return { pkg: from };
}
