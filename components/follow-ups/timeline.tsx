import { memo, useCallback } from "react";
import { toast } from "sonner";
import { useTranslations } from "use-intl";
import type { Awareness } from "y-protocols/awareness";
import type * as Y from "yjs";
import { deleteFollowUp } from "@/lib/client/customers/actions";
import {
  type CustomerRecord,
  followUpText,
  isKnownSchema,
  restoreFollowUp,
} from "@/lib/client/customers/open-customer";
import { usePath } from "@/lib/client/navigation";
import type { CustomerPromise } from "@/lib/domain/customers/record";
import type { FollowUp } from "@/lib/domain/follow-ups/model";
import { ClosedNote } from "./closed-note";
import { OpenNote } from "./open-note";
import { PlainNotes } from "./plain-notes";
import { useMayDelete } from "./use-may-delete";
import { VirtualNotes } from "./virtual-notes";

interface TimelineProps {
  readonly customerId: string;
  readonly doc: Y.Doc;
  readonly awareness: Awareness | null;
  readonly record: CustomerRecord;
  readonly right: "read" | "write";
  readonly ownerId: string | null;
  /** The follow-up whose editor is open. */
  readonly openId: string | null;
  readonly onOpen: (id: string | null) => void;
}

const none: readonly CustomerPromise[] = [];

/** Always the same empty list where there is none, so that the note isn't drawn again. */
function promisesOf(record: CustomerRecord, followUpId: string): readonly CustomerPromise[] {
  const found = record.promises.filter((promise) => promise.followUpId === followUpId);
  return found.length > 0 ? found : none;
}

/** From here on only the notes in sight are in the page. */
const virtualFrom = 50;

/**
 * The follow-ups of a customer, newest first, without those removed (F1, F4). Drawn anew only when one of them
 * changes: a letter typed into a text is drawn by that text alone.
 */
export const Timeline = memo(function Timeline(props: TimelineProps) {
  const { customerId, doc, awareness, record, right, ownerId, openId, onOpen } = props;
  const t = useTranslations("followUps");
  const soughtId = new URLSearchParams(usePath().search).get("note");
  const writable = right === "write";
  const mayDelete = useMayDelete(ownerId, writable);
  const notes = record.followUps.filter((followUp) => !followUp.deleted);
  const editable = writable && isKnownSchema(doc, "customer");
  const close = useCallback(() => onOpen(null), [onOpen]);

  const remove = (followUp: FollowUp) => {
    onOpen(null);
    void deleteFollowUp(doc, followUp.id);
    const undo = { label: t("undo"), onClick: () => restoreFollowUp(doc, followUp.id) };
    toast(t("deleted"), { action: undo });
  };
  const show = (followUp: FollowUp, index: number) => {
    const promises = promisesOf(record, followUp.id);
    if (followUp.id === openId && editable && awareness) {
      const onDelete = mayDelete(followUp) ? () => remove(followUp) : undefined;
      return <OpenNote {...{ customerId, followUp, doc, awareness, promises, onDelete }} onClose={close} />;
    }
    return (
      <ClosedNote
        followUp={followUp}
        fragment={followUpText(doc, followUp.id)}
        awareness={awareness}
        onOpen={editable ? onOpen : undefined}
        newest={index === 0}
        promises={promises}
        doc={doc}
      />
    );
  };

  if (notes.length === 0) return <p className="help">{t(writable ? "empty" : "emptyRead")}</p>;
  const List = notes.length > virtualFrom ? VirtualNotes : PlainNotes;
  return <List notes={notes} openId={openId} soughtId={soughtId} show={show} />;
});
