import { Editor } from "@tiptap/core";
import Collaboration from "@tiptap/extension-collaboration";
import CollaborationCaret from "@tiptap/extension-collaboration-caret";
import { Placeholder } from "@tiptap/extensions";
import type { Awareness } from "y-protocols/awareness";
import type * as Y from "yjs";
import { caretElement, caretSelection } from "./caret";
import { noteExtensions, typedRules } from "./extensions";
import { bringsStructure, isKnownContent } from "./known-content";
import { noteAwareness } from "./note-awareness";
import { noteField } from "./use-writers";

export interface NoteEditorOptions {
  readonly element: HTMLElement;
  readonly noteId: string;
  readonly fragment: Y.XmlFragment;
  readonly awareness: Awareness;
  readonly editable: boolean;
  readonly label: string;
  readonly placeholder: string;
  readonly autoFocus: boolean;
  /** Something arrived that this editor doesn't know; it has let go of the text already. */
  readonly onUnknown: () => void;
  readonly onLeave: () => void;
}

export interface MountedEditor {
  readonly editor: Editor;
  readonly destroy: () => void;
}

/**
 * Binds an editor to a shared text. Nothing is ever set into it: the text is there, or it is empty. The guard is
 * registered before the binding's own observer, so that it can let go before unknown blocks are dropped.
 */
export function createNoteEditor(options: NoteEditorOptions): MountedEditor {
  const { fragment, awareness, noteId } = options;
  let editor: Editor | null = null;
  let gone = false;
  const destroy = () => {
    if (gone) return;
    gone = true;
    fragment.unobserveDeep(guard);
    if (awareness.getLocalState()?.[noteField] === noteId) awareness.setLocalStateField(noteField, null);
    editor?.destroy();
  };
  const letGo = () => {
    destroy();
    options.onUnknown();
  };
  const guard = (events: Y.YEvent<Y.AbstractType<unknown>>[], transaction: Y.Transaction) => {
    if (!transaction.local && bringsStructure(events) && !isKnownContent(fragment)) letGo();
  };
  fragment.observeDeep(guard);
  editor = new Editor({
    element: options.element,
    editable: options.editable,
    autofocus: options.autoFocus ? "end" : false,
    enableContentCheck: true,
    enableInputRules: typedRules,
    onContentError: letGo,
    onFocus: () => awareness.setLocalStateField(noteField, noteId),
    onBlur: () => awareness.setLocalStateField(noteField, null),
    extensions: [
      ...noteExtensions,
      Placeholder.configure({ placeholder: options.placeholder }),
      Collaboration.configure({ fragment }),
      CollaborationCaret.configure({
        provider: { awareness: noteAwareness(awareness) },
        render: caretElement,
        selectionRender: caretSelection,
      }),
    ],
    editorProps: {
      attributes: {
        class: "note",
        role: "textbox",
        "aria-multiline": "true",
        "aria-label": options.label,
        ...(options.editable ? {} : { "aria-readonly": "true" }),
      },
      handleKeyDown: (_view, event) => {
        const done = event.key === "Escape" || (event.key === "Enter" && (event.ctrlKey || event.metaKey));
        if (!done || event.isComposing) return false;
        event.preventDefault();
        event.stopPropagation();
        options.onLeave();
        return true;
      },
    },
  });
  return { editor, destroy };
}
