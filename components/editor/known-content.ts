import { Node } from "@tiptap/pm/model";
import { yXmlFragmentToProsemirrorJSON } from "@tiptap/y-tiptap";
import type * as Y from "yjs";
import { noteSchema } from "./extensions";

/**
 * Whether this app's editor knows everything in a text. The editor's binding deletes from the shared text what its
 * schema doesn't know, for everyone; so it is asked before mounting, and again when others add blocks or marks.
 */
export function isKnownContent(fragment: Y.XmlFragment): boolean {
  if (fragment.length === 0) return true;
  try {
    Node.fromJSON(noteSchema(), yXmlFragmentToProsemirrorJSON(fragment)).check();
    return true;
  } catch {
    // The schema says what it misses by throwing; the answer is all that is needed here.
    return false;
  }
}

/** Whether these events can bring something unknown: letters alone can't. */
export function bringsStructure(events: readonly Y.YEvent<Y.AbstractType<unknown>>[]): boolean {
  return events.some((event) =>
    event.changes.delta.some((part) => Array.isArray(part.insert) || "attributes" in part),
  );
}
