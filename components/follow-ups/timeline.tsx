import { toast } from "sonner";
import { useTranslations } from "use-intl";
import { deleteFollowUp } from "@/lib/client/customers/actions";
import type { CustomerView } from "@/lib/client/customers/model";
import { followUpText, isKnownSchema, restoreFollowUp } from "@/lib/client/customers/open-customer";
import type { FollowUp } from "@/lib/domain/follow-ups/model";
import { ClosedNote } from "./closed-note";
import { OpenNote } from "./open-note";
import { PlainNotes } from "./plain-notes";
import { useMayDelete } from "./use-may-delete";
import { VirtualNotes } from "./virtual-notes";

interface TimelineProps {
  readonly customer: CustomerView;
  /** The follow-up whose editor is open. */
  readonly openId: string | null;
  readonly onOpen: (id: string | null) => void;
}

/** From here on only the notes in sight are in the page. */
const virtualFrom = 50;

/** The follow-ups of a customer, newest first, without those removed (F1, F4). */
export function Timeline({ customer, openId, onOpen }: TimelineProps) {
  const t = useTranslations("followUps");
  const { doc, awareness, record, right, saving, row } = customer;
  const writable = right === "write";
  const mayDelete = useMayDelete(row?.ownerId ?? null, writable);
  if (!doc || !record) return null;
  const notes = record.followUps.filter((followUp) => !followUp.deleted);
  const editable = writable && isKnownSchema(doc, "customer");

  const remove = (followUp: FollowUp) => {
    onOpen(null);
    void deleteFollowUp(doc, followUp.id);
    const undo = { label: t("undo"), onClick: () => restoreFollowUp(doc, followUp.id) };
    toast(t("deleted"), { action: undo });
  };
  const show = (followUp: FollowUp, index: number) => {
    if (followUp.id === openId && editable && awareness) {
      const onDelete = mayDelete(followUp) ? () => remove(followUp) : undefined;
      const onClose = () => onOpen(null);
      return <OpenNote {...{ followUp, doc, awareness, saving, onDelete, onClose }} />;
    }
    const open = editable ? () => onOpen(followUp.id) : undefined;
    const fragment = followUpText(doc, followUp.id);
    return <ClosedNote {...{ followUp, fragment, awareness }} onOpen={open} newest={index === 0} />;
  };

  if (notes.length === 0) return <p className="help">{t(writable ? "empty" : "emptyRead")}</p>;
  const List = notes.length > virtualFrom ? VirtualNotes : PlainNotes;
  return <List notes={notes} openId={openId} show={show} />;
}
