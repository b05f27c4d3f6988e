import { PenLine } from "lucide-react";
import { memo } from "react";
import { useTranslations } from "use-intl";
import type { Awareness } from "y-protocols/awareness";
import type * as Y from "yjs";
import { NotePromises } from "@/components/commitments/note-promises";
import { RichText } from "@/components/editor/rich-text";
import type { CustomerPromise } from "@/lib/domain/customers/record";
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
  /** What was promised in this talk (F6). */
  readonly promises: readonly CustomerPromise[];
  readonly doc: Y.Doc;
}

/** Selecting words to copy them is no wish to edit. */
const isSelecting = (): boolean => window.getSelection()?.isCollapsed === false;

/** Ticks, dates and what they open are pressed for themselves. */
const isControl = (target: EventTarget): boolean =>
  target instanceof Element && target.closest("button, input, [role=dialog]") !== null;

/** A follow-up to read: live, without an editor. A press anywhere on it opens the editor in its place. */
export const ClosedNote = memo(function ClosedNote(props: ClosedNoteProps) {
  const { followUp, fragment, awareness, onOpen, newest, promises, doc } = props;
  const t = useTranslations("followUps");
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the button inside does the same for keys and screen readers
    // biome-ignore lint/a11y/useKeyWithClickEvents: see above
    <div
      className={onOpen && css.pressable}
      onClick={({ target }) => !isSelecting() && !isControl(target) && onOpen?.(followUp.id)}
    >
      <NoteMeta followUp={followUp} kind={<span className="nw">{t(`method.${followUp.method}`)}</span>}>
        <span className="push" />
        <Writers awareness={awareness} noteId={followUp.id} />
        {onOpen && (
          <button
            type="button"
            className={`icon-btn ${css.pen}`}
            aria-label={t("open", { subject: followUp.subject || t(`method.${followUp.method}`) })}
            aria-keyshortcuts={newest ? "e" : undefined}
            onClick={() => onOpen(followUp.id)}
          >
            <PenLine className="i" />
          </button>
        )}
      </NoteMeta>
      {followUp.subject !== "" && <h3>{followUp.subject}</h3>}
      <RichText fragment={fragment} />
      <NotePromises promises={promises} doc={doc} writable={onOpen !== undefined} />
    </div>
  );
});
