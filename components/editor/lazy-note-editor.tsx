import { lazy, Suspense } from "react";
import type { NoteEditorProps } from "./note-editor";
import { RichText } from "./rich-text";

const NoteEditor = lazy(() => import("./note-editor"));

/** The editor, fetched when a note is first opened (it is precached all the same); until then the text is there. */
export function LazyNoteEditor(props: NoteEditorProps) {
  return (
    <Suspense fallback={<RichText fragment={props.fragment} />}>
      <NoteEditor {...props} />
    </Suspense>
  );
}
