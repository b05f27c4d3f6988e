import { Fragment, type ReactNode } from "react";
import type * as Y from "yjs";
import type { Block, Run } from "./read-rich-text";
import css from "./rich-text.module.css";
import { useRichText } from "./use-rich-text";

/** A shared text to read: no editor, live all the same. */
export function RichText({ fragment }: { readonly fragment: Y.XmlFragment }) {
  const blocks = useRichText(fragment);
  return <div className={css.text}>{blocks.map(showBlock)}</div>;
}

// Blocks have no identity of their own: their place is the best key there is.
function showBlock(block: Block, index: number): ReactNode {
  if (block.kind === "text") return <p key={index}>{block.runs.map(showRun)}</p>;
  const inside = block.blocks.map(showBlock);
  if (block.kind === "item") return <li key={index}>{inside}</li>;
  if (block.kind !== "list") return <blockquote key={index}>{inside}</blockquote>;
  return block.ordered ? <ol key={index}>{inside}</ol> : <ul key={index}>{inside}</ul>;
}

const tagByMark = { bold: "strong", italic: "em", strike: "s", underline: "u", code: "code" } as const;

function showRun(run: Run, index: number): ReactNode {
  let shown: ReactNode = run.text;
  for (const mark of run.marks) {
    const Tag = tagByMark[mark];
    shown = <Tag>{shown}</Tag>;
  }
  return <Fragment key={index}>{shown}</Fragment>;
}
