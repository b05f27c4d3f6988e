import { PenLine } from "lucide-react";
import { memo } from "react";
import { useTranslations } from "use-intl";
import type { Awareness } from "y-protocols/awareness";
import type * as Y from "yjs";
import { RichText } from "@/components/editor/rich-text";
import type { FollowUp } from "@/lib/domain/follow-ups/model";
import { NoteMeta } from "./note-meta";
import css from "./notes.module.css";
import { Writers } from "./writers";

interface ClosedNoteProps {
  readonly followUp: FollowUp;
  readonly fragment: Y.XmlFragment;
  readonly awareness: Awareness | null;
  /** Absent where it may only be read. */
  readonly onOpen?: (id: string) => void;
  /** The newest one is what the key `e` opens. */
  readonly newest: boolean;
}

/** Selecting words to copy them is no wish to edit. */
const isSelecting = (): boolean => window.getSelection()?.isCollapsed === false;

/** A follow-up to read: live, without an editor. A press anywhere on it opens the editor in its place. */
export const ClosedNote = memo(function ClosedNote(props: ClosedNoteProps) {
  const { followUp, fragment, awareness, onOpen, newest } = props;
  const t = useTranslations("followUps");
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the button inside does the same for keys and screen readers
    // biome-ignore lint/a11y/useKeyWithClickEvents: see above
    <div className={onOpen && css.pressable} onClick={() => !isSelecting() && onOpen?.(followUp.id)}>
      <NoteMeta followUp={followUp} kind={<span className="nw">{t(`method.${followUp.method}`)}</span>}>
        <span className="push" />
        <Writers awareness={awareness} noteId={followUp.id} />
        {onOpen && (
          <button
            type="button"
            className={`icon-btn ${css.pen}`}
            aria-label={t("open", { subject: followUp.subject || t(`method.${followUp.method}`) })}
            aria-keyshortcuts={newest ? "e" : undefined}
            onClick={(event) => {
              event.stopPropagation();
              onOpen(followUp.id);
            }}
          >
            <PenLine className="i" />
          </button>
        )}
      </NoteMeta>
      {followUp.subject !== "" && <h3>{followUp.subject}</h3>}
      <RichText fragment={fragment} />
    </div>
  );
});
