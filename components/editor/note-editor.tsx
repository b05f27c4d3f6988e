import type { Editor } from "@tiptap/core";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import type { Awareness } from "y-protocols/awareness";
import type * as Y from "yjs";
import { createNoteEditor } from "./create-note-editor";
import { isKnownContent } from "./known-content";
import css from "./note-editor.module.css";
import { NoteToolbar } from "./note-toolbar";
import { RichText } from "./rich-text";

export interface NoteEditorProps {
  readonly noteId: string;
  readonly fragment: Y.XmlFragment;
  readonly awareness: Awareness;
  readonly editable: boolean;
  readonly label: string;
  readonly autoFocus: boolean;
  readonly onLeave: () => void;
  /** Marks the line that the cursor stands in as a promise (F6). */
  readonly onPromise?: (line: string) => void;
  /** Stands at the right of the toolbar: the state of saving. */
  readonly children?: ReactNode;
}

/** The live editor of one note (F5). Mounted only on a document that is ready; loaded only when one is opened. */
export default function NoteEditor(props: NoteEditorProps) {
  const { noteId, fragment, awareness, editable, label, autoFocus, children } = props;
  const t = useTranslations("followUps.editor");
  const host = useRef<HTMLDivElement>(null);
  const leave = useRef(props.onLeave);
  leave.current = props.onLeave;
  const [editor, setEditor] = useState<Editor | null>(null);
  const [known, setKnown] = useState(() => isKnownContent(fragment));
  const placeholder = t("placeholder");

  useEffect(() => {
    if (!host.current || !known) return;
    const mounted = createNoteEditor({
      element: host.current,
      noteId,
      fragment,
      awareness,
      editable,
      label,
      placeholder,
      autoFocus,
      onUnknown: () => setKnown(false),
      onLeave: () => leave.current(),
    });
    setEditor(mounted.editor);
    return () => {
      setEditor(null);
      mounted.destroy();
    };
  }, [known, noteId, fragment, awareness, editable, label, placeholder, autoFocus]);

  if (!known) {
    return (
      <>
        <RichText fragment={fragment} />
        <p className="help">{t("unknown")}</p>
      </>
    );
  }
  return (
    <>
      <div ref={host} className={css.host} />
      <div className={css.foot}>
        {editable && editor && <NoteToolbar editor={editor} onPromise={props.onPromise} />}
        <span className="push" />
        {children}
      </div>
    </>
  );
}
