import * as Y from "yjs";

/** The words in an update, for the list of what wasn't accepted: nothing that somebody typed just vanishes. */
export function textOfUpdate(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (const struct of Y.decodeUpdate(bytes).structs) {
    if (!(struct instanceof Y.Item)) continue;
    const { content } = struct;
    if (content instanceof Y.ContentString) parts.push(content.str);
    else if (content instanceof Y.ContentAny) {
      for (const value of content.arr) if (typeof value === "string") parts.push(value, "\n");
    } else if (content instanceof Y.ContentType) parts.push("\n");
  }
  return parts.join("").trim();
}
