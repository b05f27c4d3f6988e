import type { Extensions } from "@tiptap/core";
import { getSchema } from "@tiptap/core";
import type { Schema } from "@tiptap/pm/model";
import StarterKit from "@tiptap/starter-kit";

/**
 * What a note may hold. No undo history of its own (the shared text brings one that leaves others' edits alone),
 * no trailing node and no automatic links: extensions that write on their own write once per person who looks.
 */
const kit = StarterKit.configure({ undoRedo: false, trailingNode: false, link: false });

export const noteExtensions: Extensions = [kit];

/** Signs at the start of a line that become a list; no others, since `#` and `>` are ordinary signs to people. */
export const typedRules = ["bulletList", "orderedList"];

let schema: Schema | null = null;

export function noteSchema(): Schema {
  schema ??= getSchema(noteExtensions);
  return schema;
}
