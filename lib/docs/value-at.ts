import * as Y from "yjs";
import { plainText } from "./rich-text";

/** What stands at `root/key`, or in the rich text of that name, as text: for showing changes of any kind of document. */
export function valueAt(doc: Y.Doc, path: string): string {
  const slash = path.indexOf("/");
  if (slash < 0) return doc.share.has(path) ? plainText(doc.getXmlFragment(path)) : "";
  const root = path.slice(0, slash);
  if (!doc.share.has(root)) return "";
  const value: unknown = doc.getMap(root).get(path.slice(slash + 1));
  if (value === undefined || value === null || value instanceof Y.AbstractType) return "";
  return typeof value === "string" ? value : JSON.stringify(value);
}
