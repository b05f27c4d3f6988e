import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { bringsStructure, isKnownContent } from "@/components/editor/known-content";
import { isBlank, readRichText } from "@/components/editor/read-rich-text";
import { appendParagraphs, followUpText } from "@/lib/docs/customer-doc";

const note = () => followUpText(new Y.Doc(), "n1");

function element(name: string, ...children: (Y.XmlElement | Y.XmlText)[]): Y.XmlElement {
  const made = new Y.XmlElement(name);
  made.insert(0, children);
  return made;
}

function bold(text: string): Y.XmlText {
  const made = new Y.XmlText();
  made.insert(0, text, { bold: {} });
  return made;
}

describe("a note that is read without an editor (F1)", () => {
  it("keeps lines, bold words and lists", () => {
    const fragment = note();
    appendParagraphs(fragment, ["大货样到厂看过。"]);
    fragment.push([
      element("paragraph", bold("周四前")),
      element("bulletList", element("listItem", element("paragraph", new Y.XmlText("洗水报告")))),
    ]);
    expect(readRichText(fragment)).toEqual([
      { kind: "text", runs: [{ text: "大货样到厂看过。", marks: [] }] },
      { kind: "text", runs: [{ text: "周四前", marks: ["bold"] }] },
      {
        kind: "list",
        ordered: false,
        blocks: [{ kind: "item", blocks: [{ kind: "text", runs: [{ text: "洗水报告", marks: [] }] }] }],
      },
    ]);
  });

  it("shows the words of a block it doesn't know", () => {
    const fragment = note();
    fragment.push([element("callout", element("paragraph", new Y.XmlText("以后才有")))]);
    expect(readRichText(fragment)).toEqual([{ kind: "text", runs: [{ text: "以后才有", marks: [] }] }]);
  });

  it("is blank without words", () => {
    const fragment = note();
    appendParagraphs(fragment, ["", " "]);
    expect(isBlank(readRichText(fragment))).toBe(true);
  });
});

describe("what the editor may be mounted on", () => {
  it("is text of its own schema, and an empty one", () => {
    const fragment = note();
    expect(isKnownContent(fragment)).toBe(true);
    appendParagraphs(fragment, ["一", ""]);
    fragment.push([element("paragraph", bold("重"))]);
    expect(isKnownContent(fragment)).toBe(true);
  });

  it("is no text with blocks, marks or an order of blocks that it would delete", () => {
    const callout = note();
    callout.push([element("callout", element("paragraph"))]);
    const mark = note();
    const text = new Y.XmlText();
    text.insert(0, "荧光", { highlight: {} });
    mark.push([element("paragraph", text)]);
    const nested = note();
    nested.push([element("paragraph", element("paragraph"))]);
    expect([callout, mark, nested].map(isKnownContent)).toEqual([false, false, false]);
  });

  it("is asked again when blocks or marks arrive, and not for letters", () => {
    const fragment = note();
    appendParagraphs(fragment, ["字"]);
    const seen: boolean[] = [];
    fragment.observeDeep((events) => seen.push(bringsStructure(events)));
    const words = (fragment.get(0) as Y.XmlElement).get(0) as Y.XmlText;
    words.insert(1, "母");
    words.format(0, 1, { highlight: {} });
    fragment.push([element("callout")]);
    expect(seen).toEqual([false, true, true]);
  });
});
