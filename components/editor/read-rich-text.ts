import * as Y from "yjs";

/** Rich text as plain data, for showing it without an editor. Pure: reads the shared text, never touches it. */
export type Mark = "bold" | "italic" | "strike" | "underline" | "code";

export interface Run {
  readonly text: string;
  readonly marks: readonly Mark[];
}

export type Block =
  | { readonly kind: "text"; readonly runs: readonly Run[] }
  | { readonly kind: "quote" | "item"; readonly blocks: readonly Block[] }
  | { readonly kind: "list"; readonly ordered: boolean; readonly blocks: readonly Block[] };

const marks: readonly Mark[] = ["bold", "italic", "strike", "underline", "code"];

/** What a fragment says, block by block. Blocks of a kind unknown here are shown by the text they hold. */
export function readRichText(parent: Y.XmlFragment | Y.XmlElement): readonly Block[] {
  const blocks: Block[] = [];
  let loose: Run[] = [];
  const finish = () => {
    if (loose.length > 0) blocks.push({ kind: "text", runs: loose });
    loose = [];
  };
  for (const child of parent.toArray()) {
    if (child instanceof Y.XmlText) loose.push(...readRuns(child));
    else if (child instanceof Y.XmlElement && child.nodeName === "hardBreak")
      loose.push({ text: "\n", marks: [] });
    else if (child instanceof Y.XmlElement) {
      finish();
      blocks.push(readBlock(child));
    }
  }
  finish();
  return blocks;
}

function readBlock(element: Y.XmlElement): Block {
  const blocks = readRichText(element);
  if (element.nodeName === "bulletList") return { kind: "list", ordered: false, blocks };
  if (element.nodeName === "orderedList") return { kind: "list", ordered: true, blocks };
  if (element.nodeName === "listItem") return { kind: "item", blocks };
  if (element.nodeName === "blockquote") return { kind: "quote", blocks };
  const [only] = blocks;
  if (blocks.length <= 1) return only ?? { kind: "text", runs: [] };
  return { kind: "quote", blocks };
}

function readRuns(node: Y.XmlText): Run[] {
  const runs: Run[] = [];
  for (const part of node.toDelta() as { insert: unknown; attributes?: Record<string, unknown> }[]) {
    if (typeof part.insert !== "string") continue;
    runs.push({ text: part.insert, marks: marks.filter((mark) => isOn(part.attributes?.[mark])) });
  }
  return runs;
}

/** A mark without attributes of its own is stored as an empty object. */
const isOn = (value: unknown): boolean => value !== undefined && value !== null && value !== false;

/** Whether there is nothing to read. */
export const isBlank = (blocks: readonly Block[]): boolean =>
  blocks.every((block) =>
    block.kind === "text" ? block.runs.every((run) => run.text.trim() === "") : isBlank(block.blocks),
  );
