import { CalendarSync, Ellipsis, Trash2 } from "lucide-react";
import { useTranslations } from "use-intl";
import type { Awareness } from "y-protocols/awareness";
import type * as Y from "yjs";
import { LazyNoteEditor } from "@/components/editor/lazy-note-editor";
import { Menu, MenuItem, MenuLine } from "@/components/ui/menu";
import { SaveMark } from "@/components/ui/save-mark";
import { editFollowUp, redateFollowUp } from "@/lib/client/customers/actions";
import { followUpText } from "@/lib/client/customers/open-customer";
import type { DocumentSaving } from "@/lib/client/saving/model";
import { nowIso } from "@/lib/client/time/clock";
import type { FollowUp } from "@/lib/domain/follow-ups/model";
import { MethodMenu } from "./method-menu";
import { NoteMeta } from "./note-meta";
import css from "./notes.module.css";
import { SubjectField } from "./subject-field";
import { Writers } from "./writers";

interface OpenNoteProps {
  readonly followUp: FollowUp;
  readonly doc: Y.Doc;
  readonly awareness: Awareness;
  readonly saving: DocumentSaving;
  /** Absent where one may not. */
  readonly onDelete?: () => void;
  readonly onClose: () => void;
}

/** A follow-up being edited: topic, kind and text in place, by several people at once (F3, F5). */
export function OpenNote({ followUp, doc, awareness, saving, onDelete, onClose }: OpenNoteProps) {
  const t = useTranslations("followUps");
  const { id } = followUp;
  return (
    <section className={css.open} aria-label={t("editing", { subject: followUp.subject || t("noSubject") })}>
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
      >
        <SaveMark kind={saving.kind} waiting={saving.kind === "waiting" ? 1 : 0} />
        <button type="button" className="btn" onClick={onClose}>
          {t("close")}
        </button>
      </LazyNoteEditor>
    </section>
  );
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
