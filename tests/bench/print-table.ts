import type { Figure } from "./bench";

const heads: Figure = { what: "what", ours: "Genjin", peer: "peer", target: "target" };
const columns = ["what", "ours", "peer", "target"] as const;

/** The one table at the end of a run, as Markdown so that it can be pasted into docs/performance.md. */
export function tableOf(figures: readonly Figure[]): string {
  const all = [heads, ...figures];
  const widths = columns.map((column) => Math.max(...all.map((figure) => (figure[column] ?? "").length)));
  const line = (figure: Figure) =>
    `| ${columns.map((column, at) => (figure[column] ?? "").padEnd(widths[at] ?? 0)).join(" | ")} |`;
  const rule = `| ${widths.map((width) => "-".repeat(width)).join(" | ")} |`;
  return [line(heads), rule, ...figures.map(line)].join("\n");
}
