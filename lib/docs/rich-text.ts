import * as Y from "yjs";

/** Fragments of a document: rich text that several people write at once. */
export function rootFragment(doc: Y.Doc, name: string): Y.XmlFragment {
  return doc.getXmlFragment(name);
}

/** What a fragment says, a line per block; marks and attributes are left out. */
export function plainText(fragment: Y.XmlFragment | Y.XmlElement): string {
  const lines: string[] = [];
  collectLines(fragment, lines);
  return lines.join("\n");
}

/** Adds a paragraph per line, as one transaction. The structure is the editor's: paragraph → text. */
export function appendParagraphs(fragment: Y.XmlFragment, lines: readonly string[]): void {
  const paragraphs = lines.map((line) => {
    const paragraph = new Y.XmlElement("paragraph");
    if (line !== "") paragraph.insert(0, [new Y.XmlText(line)]);
    return paragraph;
  });
  if (paragraphs.length > 0) fragment.push(paragraphs);
}

/** Text nodes beside each other are one line; every block begins a new one. */
function collectLines(parent: Y.XmlFragment | Y.XmlElement, lines: string[]): void {
  let line: string | null = null;
  const finish = () => {
    if (line !== null) lines.push(line);
    line = null;
  };
  for (const child of parent.toArray()) {
    if (child instanceof Y.XmlText) line = (line ?? "") + textOf(child);
    else if (child instanceof Y.XmlElement && child.nodeName === "hardBreak") {
      lines.push(line ?? "");
      line = "";
    } else if (child instanceof Y.XmlElement) {
      finish();
      const before = lines.length;
      collectLines(child, lines);
      if (lines.length === before) lines.push("");
    }
  }
  finish();
}

/** `toDelta`, not `toString`: the latter writes marks as tags. */
function textOf(node: Y.XmlText): string {
  let text = "";
  for (const part of node.toDelta() as { insert: unknown }[]) {
    if (typeof part.insert === "string") text += part.insert;
  }
  return text;
}
