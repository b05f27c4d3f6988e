import * as Y from "yjs";
import type { Refusal } from "@/lib/protocol/messages";
import type { DecodedUpdate } from "../gate/decode-update";
import { limits } from "../gate/limits";
import type { LiveDocument } from "../live-document";
import { shown } from "./shown";

type AnyType = Y.AbstractType<unknown>;

const elementName = /^[A-Za-z][A-Za-z0-9_-]{0,63}$/;

/**
 * Deletes what a note is not made of: a note holds block elements, these hold elements and texts, a text holds
 * letters and marks. Anything else is invisible or breaks the editors of all who read the note.
 */
export function judgeText(
  live: LiveDocument,
  update: DecodedUpdate,
  transaction: Y.Transaction,
  refused: Refusal[],
): void {
  for (const run of update.runs) {
    const before = transaction.beforeState.get(run.client) ?? 0;
    const structs = live.doc.store.clients.get(run.client);
    if (!structs || run.end <= before || live.clockOf(run.client) <= before) continue;
    // Backwards: what stands inside goes before what holds it.
    for (let at = structs.length - 1; at >= 0; at -= 1) {
      const struct = structs[at];
      if (!struct || struct.id.clock < before) break;
      if (struct instanceof Y.Item && !struct.deleted && isMisplaced(struct)) {
        const root = live.rootNameOf(struct.parent as AnyType) ?? "";
        refused.push({ path: root, code: "notPlain", attempted: shown(wordsOf(struct)) });
        struct.delete(transaction);
      }
    }
  }
}

/** Map roots were made as `Y.Map`; what stands in them is judged by its key. */
function isMisplaced(item: Y.Item): boolean {
  const parent = item.parent as AnyType | null;
  if (parent === null || parent instanceof Y.Map) return false;
  const { content } = item;
  if (content instanceof Y.ContentType) return !isPlaceFor(content.type as AnyType, item, parent);
  if (content instanceof Y.ContentString || content instanceof Y.ContentFormat)
    return item.parentSub !== null || !(parent instanceof Y.XmlText);
  return item.parentSub === null || parent._item === null || !isAttribute(content);
}

function isPlaceFor(type: AnyType, item: Y.Item, parent: AnyType): boolean {
  if (item.parentSub !== null || depthOf(parent) >= limits.textDepth) return false;
  const isInElement = parent instanceof Y.XmlElement;
  if (type instanceof Y.XmlText) return isInElement;
  const isElement = type.constructor === Y.XmlElement && elementName.test((type as Y.XmlElement).nodeName);
  return isElement && (isInElement || parent._item === null);
}

function depthOf(type: AnyType): number {
  let depth = 0;
  for (let at: AnyType = type; at._item !== null; at = at._item.parent as AnyType) depth += 1;
  return depth;
}

/** One value that JSON can hold. */
function isAttribute(content: Y.Item["content"]): boolean {
  return content instanceof Y.ContentAny && content.arr.length === 1 && isJson(content.arr[0]);
}

function isJson(value: unknown): boolean {
  if (value === null || typeof value === "string" || typeof value === "boolean") return true;
  if (typeof value === "number") return Number.isFinite(value);
  if (typeof value !== "object" || value instanceof Uint8Array) return false;
  return Object.values(value).every(isJson);
}

function wordsOf({ content }: Y.Item): unknown {
  if (content instanceof Y.ContentString) return content.str;
  if (content instanceof Y.ContentAny) return content.arr[0];
  return content instanceof Y.ContentType && content.type instanceof Y.XmlText
    ? content.type.toString()
    : null;
}
