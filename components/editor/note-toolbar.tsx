import type { Editor } from "@tiptap/core";
import { Bold, Handshake, List, Undo2 } from "lucide-react";
import { useCallback, useSyncExternalStore } from "react";
import { useTranslations } from "use-intl";

interface NoteToolbarProps {
  readonly editor: Editor;
  readonly onPromise?: (line: string) => void;
}

const lineOf = (editor: Editor): string => editor.state.selection.$from.parent.textContent.trim();

/** The few things a salesperson does to a text. */
export function NoteToolbar({ editor, onPromise }: NoteToolbarProps) {
  const t = useTranslations("followUps.editor");
  const { bold, list, undo } = useToolbarState(editor);
  const run = () => editor.chain().focus();
  return (
    <div role="toolbar" aria-label={t("toolbar")} style={{ display: "flex", marginLeft: -8 }}>
      <button
        type="button"
        className="icon-btn"
        aria-label={t("bold")}
        aria-pressed={bold}
        onClick={() => run().toggleBold().run()}
      >
        <Bold className="i" />
      </button>
      <button
        type="button"
        className="icon-btn"
        aria-label={t("list")}
        aria-pressed={list}
        onClick={() => run().toggleBulletList().run()}
      >
        <List className="i" />
      </button>
      {onPromise && (
        <button
          type="button"
          className="icon-btn"
          aria-label={t("promise")}
          title={t("promise")}
          onClick={() => {
            const line = lineOf(editor);
            if (line !== "") onPromise(line);
          }}
        >
          <Handshake className="i" />
        </button>
      )}
      <button
        type="button"
        className="icon-btn"
        aria-label={t("undo")}
        disabled={!undo}
        onClick={() => run().undo().run()}
      >
        <Undo2 className="i" />
      </button>
    </div>
  );
}

const flags = (editor: Editor): string =>
  [editor.isActive("bold"), editor.isActive("bulletList"), editor.can().undo()].map(Number).join("");

/** One string instead of an object: it stays the same as long as nothing about the buttons changes. */
function useToolbarState(editor: Editor) {
  const subscribe = useCallback(
    (listener: () => void) => {
      editor.on("transaction", listener);
      return () => {
        editor.off("transaction", listener);
      };
    },
    [editor],
  );
  const state = useSyncExternalStore(subscribe, () => (editor.isDestroyed ? "000" : flags(editor)));
  return { bold: state[0] === "1", list: state[1] === "1", undo: state[2] === "1" };
}
