import { CalendarSync, Ellipsis, Trash2 } from "lucide-react";
import { useEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import type { Awareness } from "y-protocols/awareness";
import type * as Y from "yjs";
import { NotePromises } from "@/components/commitments/note-promises";
import { LazyNoteEditor } from "@/components/editor/lazy-note-editor";
import { Menu, MenuItem, MenuLine } from "@/components/ui/menu";
import { SaveMark } from "@/components/ui/save-mark";
import { editFollowUp, redateFollowUp } from "@/lib/client/customers/actions";
import { addPromise } from "@/lib/client/customers/list-actions";
import { customerName, followUpText } from "@/lib/client/customers/open-customer";
import { useDocumentSaving } from "@/lib/client/saving/use-saving";
import { nowIso } from "@/lib/client/time/clock";
import type { CustomerPromise } from "@/lib/domain/customers/record";
import type { FollowUp } from "@/lib/domain/follow-ups/model";
import { MethodMenu } from "./method-menu";
import { NoteMeta } from "./note-meta";
import css from "./notes.module.css";
import { SubjectField } from "./subject-field";
import { Writers } from "./writers";

interface OpenNoteProps {
  readonly customerId: string;
  readonly followUp: FollowUp;
  readonly doc: Y.Doc;
  readonly awareness: Awareness;
  /** What was promised in this talk (F6). */
  readonly promises: readonly CustomerPromise[];
  /** Absent where one may not. */
  readonly onDelete?: () => void;
  readonly onClose: () => void;
}

/** A follow-up being edited: topic, kind and text in place, by several people at once (F3, F5). */
export function OpenNote(props: OpenNoteProps) {
  const { customerId, followUp, doc, awareness, promises, onDelete, onClose } = props;
  const t = useTranslations("followUps");
  const { id } = followUp;
  const section = useRef<HTMLElement>(null);
  useEffect(() => {
    // Newer browsers answer with a promise, which React would call when the note closes.
    void section.current?.scrollIntoView({ block: "nearest" });
  }, []);
  return (
    <section
      ref={section}
      className={css.open}
      aria-label={t("editing", { subject: followUp.subject || t("noSubject") })}
    >
      <NoteMeta
        followUp={followUp}
        kind={
          <span className={css.kind}>
            <MethodMenu
              value={followUp.method}
              onChange={(method) => void editFollowUp(doc, id, { method })}
            />
          </span>
        }
      >
        <span className="push" />
        <Writers awareness={awareness} noteId={id} />
        <NoteMenu onMatch={() => void redateFollowUp(doc, id, nowIso())} onDelete={onDelete} />
      </NoteMeta>
      <SubjectField
        value={followUp.subject}
        onChange={(subject) => void editFollowUp(doc, id, { subject })}
      />
      <LazyNoteEditor
        noteId={id}
        fragment={followUpText(doc, id)}
        awareness={awareness}
        editable
        label={t("content")}
        autoFocus
        onLeave={onClose}
        onPromise={(text) => addPromise(doc, { kind: "promise", text, dueAt: null, followUpId: id })}
      >
        <NoteSaving customerId={customerId} />
        <button type="button" className="btn" onClick={onClose}>
          {t("close")}
        </button>
      </LazyNoteEditor>
      <NotePromises promises={promises} doc={doc} writable />
    </section>
  );
}

/** By itself, so that the state of saving, which changes with each letter, draws nothing else anew. */
function NoteSaving({ customerId }: { readonly customerId: string }) {
  const { kind } = useDocumentSaving(customerName(customerId));
  return <SaveMark kind={kind} waiting={kind === "waiting" ? 1 : 0} />;
}

function NoteMenu({ onMatch, onDelete }: { readonly onMatch: () => void; readonly onDelete?: () => void }) {
  const t = useTranslations("followUps");
  const trigger = (
    <button type="button" className="icon-btn" aria-label={t("more")}>
      <Ellipsis className="i" />
    </button>
  );
  return (
    <Menu trigger={trigger} label={t("more")}>
      <MenuItem onSelect={onMatch}>
        <CalendarSync className="i" />
        <span>
          {t("match")}
          <span className={css.hint}>{t("matchHint")}</span>
        </span>
      </MenuItem>
      {onDelete && (
        <>
          <MenuLine />
          <MenuItem onSelect={onDelete}>
            <Trash2 className="i" />
            {t("delete")}
          </MenuItem>
        </>
      )}
    </Menu>
  );
}
