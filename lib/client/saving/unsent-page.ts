import { toBase64 } from "lib0/buffer";
import type { Unsent } from "./collect-unsent";

export interface PageRow {
  readonly what: string;
  readonly customer: string;
  readonly when: string;
  readonly before: string | null;
  readonly text: string;
  /** Why it was not accepted. */
  readonly why: string | null;
}

export interface PageSection {
  readonly title: string;
  readonly rows: readonly PageRow[];
}

export interface PageWords {
  readonly language: string;
  readonly title: string;
  readonly note: string;
  readonly sections: readonly PageSection[];
}

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => entities[sign] ?? sign);

const style = `body{font:16px/1.6 system-ui,sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem;color:#1b1b1b;background:#fff}
h1{font-size:1.4rem}h2{font-size:1.1rem;margin-top:2rem}article{border-top:1px solid #ddd;padding:.75rem 0}
header{display:flex;gap:.75rem;flex-wrap:wrap;color:#555}header b{color:#1b1b1b}time{margin-left:auto}
p{margin:.25rem 0;white-space:pre-wrap}s{color:#777}.why{color:#b3261e}`;

function rowHtml({ what, customer, when, before, text, why }: PageRow): string {
  const old = before === null ? "" : `<s>${escaped(before)}</s> `;
  const reason = why === null ? "" : `<p class="why">${escaped(why)}</p>`;
  const head = `<b>${escaped(what)}</b> <span>${escaped(customer)}</span> <time>${escaped(when)}</time>`;
  return `<article><header>${head}</header><p>${old}${escaped(text)}</p>${reason}</article>`;
}

function sectionHtml({ title, rows }: PageSection): string {
  if (rows.length === 0) return "";
  return `<section><h2>${escaped(title)} (${rows.length})</h2>${rows.map(rowHtml).join("\n")}</section>`;
}

/** The same for machines: version 1; updates as Yjs writes them (V1), in base64. */
function dataOf({ at, person, waiting, refused, drafts, updates }: Unsent): string {
  const raw = updates.map(({ document, update, state }) => ({ document, state, update: toBase64(update) }));
  const data = { version: 1, at, person, waiting, refused, drafts, updates: raw };
  // A text may not end the element that holds it.
  return JSON.stringify(data).replaceAll("<", "\\u003c");
}

/** One file for both eyes and machines: a page that any browser opens, with everything as JSON inside. */
export function unsentPage(unsent: Unsent, { language, title, note, sections }: PageWords): string {
  return `<!doctype html>
<html lang="${escaped(language)}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(title)}</title>
<style>${style}</style></head>
<body><h1>${escaped(title)}</h1><p>${escaped(note)}</p>
${sections.map(sectionHtml).join("\n")}
<script type="application/json" id="genjin-unsent">${dataOf(unsent)}</script>
</body></html>
`;
}
