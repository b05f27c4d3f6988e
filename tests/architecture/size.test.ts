import { describe, expect, it } from "vitest";
import { codeOf, sourceFiles } from "./source-files";

/** Size budget. Schema tables, and tables of field rules, are as long as what they list. */
const longestFile = 400;
const longestFunction = 60;
const longestComponent = 150;

const files = sourceFiles();
const countLines = (text: string) => text.trimEnd().split("\n").length;

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

interface FunctionSize {
  readonly name: string;
  readonly lines: number;
  readonly isComponent: boolean;
}

/**
 * Functions that begin at the start of a line (`function x`, `const x = (…) =>`) or as a method, measured from
 * their first line to the brace that closes at the same indentation: what the formatter makes sure of.
 */
function functionSizes(path: string, text: string): FunctionSize[] {
  const lines = codeOf(text).split("\n");
  const sizes: FunctionSize[] = [];
  const start =
    /^(\s*)(?:export\s+)?(?:default\s+)?(?:(?:async\s+)?function\s*\*?\s*(\w+)|(?:const|let)\s+(\w+)\s*(?::[^=]+)?=\s*(?:memo\(|forwardRef\()?(?:async\s*)?(?:\([^;]*|\w+\s*=>.*)$|(?:private\s+|public\s+|static\s+|async\s+|readonly\s+)*(\w+)\s*\([^;]*\)[^;=]*\{\s*$)/;
  lines.forEach((line, at) => {
    const match = start.exec(line);
    if (!match || /^\s*(if|for|while|switch|catch|return|describe|it)\b/.test(line)) return;
    const indent = match[1] ?? "";
    const opens = lines.findIndex((other, from) => from >= at && from < at + 12 && /\{\s*$/.test(other));
    // A statement that ends before any brace opens is no function with a body.
    if (opens < 0 || lines.slice(at, opens).some((other) => other.trimEnd().endsWith(";"))) return;
    const end = lines.findIndex(
      (other, from) => from > opens && other.trim() !== "" && indentOf(other) <= indent.length,
    );
    if (end < 0 || !/^\s*\}[)};,]*\s*$/.test(lines[end] ?? "")) return;
    const isArrowOrFunction = /=>|\bfunction\b|\)\s*(?::[^{]+)?\{/.test(lines.slice(at, opens + 1).join(" "));
    if (!isArrowOrFunction) return;
    const name = match[2] ?? match[3] ?? match[4] ?? "";
    const isComponent = path.endsWith(".tsx") && /^[A-Z]/.test(name);
    sizes.push({ name, lines: end - at + 1, isComponent });
  });
  return sizes;
}

const indentOf = (line: string) => line.length - line.trimStart().length;

const functions = files.flatMap(({ path, text }) =>
  functionSizes(path, text).map((size) => ({
    ...size,
    path,
    label: `${path} ${size.name}: ${size.lines} lines`,
  })),
);

describe("size budget", () => {
  it(`no file above ${longestFile} lines`, () => {
    const tooLong = files
      .filter(({ path, text }) => !path.startsWith("drizzle/") && countLines(text) > longestFile)
      .map(({ path, text }) => `${path}: ${countLines(text)} lines`);
    expect(tooLong).toEqual([]);
  });

  it("files are small as a rule", () => {
    const lengths = files.map(({ text }) => countLines(text));
    expect(quantile(lengths, 0.5)).toBeLessThanOrEqual(80);
    expect(quantile(lengths, 0.9)).toBeLessThanOrEqual(250);
  });

  it(`no function above ${longestFunction} lines, no component above ${longestComponent}`, () => {
    const tooLong = functions.filter(({ lines, isComponent }) =>
      isComponent ? lines > longestComponent : lines > longestFunction,
    );
    expect(tooLong.map(({ label }) => label)).toEqual([]);
  });

  it("functions are small as a rule", () => {
    const lengths = functions.filter(({ isComponent }) => !isComponent).map(({ lines }) => lines);
    expect(lengths.length).toBeGreaterThan(100);
    expect(quantile(lengths, 0.9)).toBeLessThanOrEqual(40);
  });
});

describe("the measuring itself", () => {
  it("sees functions, arrows, methods and components", () => {
    const text = [
      "export function one(a: string): void {",
      "  two();",
      "}",
      "export const two = async (a: number) => {",
      "  return a;",
      "};",
      "const short = (a: number) => a;",
      "class Three {",
      "  four(a: string): void {",
      "    one(a);",
      "  }",
      "}",
      "export function Five({ a }: { a: string }) {",
      '  return "{";',
      "}",
    ].join("\n");
    expect(functionSizes("x.tsx", text)).toEqual([
      { name: "one", lines: 3, isComponent: false },
      { name: "two", lines: 3, isComponent: false },
      { name: "four", lines: 3, isComponent: false },
      { name: "Five", lines: 3, isComponent: true },
    ]);
  });
});
