import { ArrowDown, ArrowUp, Pencil, Trash2 } from "lucide-react";
import { useState } from "react";
import { toast } from "sonner";
import { useTranslations } from "use-intl";
import { Dialog } from "@/components/ui/dialog";
import { orderViews, removeView, restoreView } from "@/lib/client/views/actions";
import type { View, Views } from "@/lib/client/views/model";
import css from "./queries.module.css";
import { SaveView } from "./save-view";

interface ManageViewsProps {
  readonly views: Views;
  readonly onClose: () => void;
  /** The view that was shown is gone. */
  readonly onRemoved: (id: string) => void;
}

/** One's own views: names, order, sharing; a deletion can be undone (C5). */
export default function ManageViews({ views, onClose, onRemoved }: ManageViewsProps) {
  const t = useTranslations("queries.views");
  const undo = useTranslations("common.action")("undo");
  // Said here, for a dialog covers the toasts.
  const [removed, setRemoved] = useState<View | null>(null);
  const [editing, setEditing] = useState<View | null>(null);
  const { own, defaultId } = views;
  const failed = () => toast.error(t("failed"));
  const remove = (view: View) => {
    removeView(view.id).catch(failed);
    onRemoved(view.id);
    setRemoved(view);
  };
  const takeBack = (view: View) => {
    restoreView(view.id).catch(failed);
    setRemoved(null);
  };
  const move = (at: number, by: -1 | 1) => {
    const ids = own.map(({ id }) => id);
    const [id] = ids.splice(at, 1);
    if (id) orderViews(ids.toSpliced(at + by, 0, id)).catch(failed);
  };
  if (editing) {
    return (
      <SaveView
        subject={editing.subject}
        query={editing.query}
        view={editing}
        isDefault={editing.id === defaultId}
        onSaved={() => undefined}
        onClose={() => setEditing(null)}
      />
    );
  }
  return (
    <Dialog open onClose={onClose} title={t("manageTitle")}>
      {own.length === 0 && <p className="dim">{t("none")}</p>}
      <ul className={css.views}>
        {own.map((view, at) => (
          <li key={view.id} className={css.view}>
            <button type="button" className={css.viewName} onClick={() => setEditing(view)}>
              <span className="cut">{view.name}</span>
              {view.id === defaultId && <span className="small dim nw">{t("isDefault")}</span>}
              <Pencil className="i i-sm dim" aria-label={t("edit", { name: view.name })} />
            </button>
            <button
              type="button"
              className="icon-btn"
              aria-label={`${t("up")} ${view.name}`}
              disabled={at === 0}
              onClick={() => move(at, -1)}
            >
              <ArrowUp className="i" />
            </button>
            <button
              type="button"
              className="icon-btn"
              aria-label={`${t("down")} ${view.name}`}
              disabled={at === own.length - 1}
              onClick={() => move(at, 1)}
            >
              <ArrowDown className="i" />
            </button>
            <button
              type="button"
              className="icon-btn"
              aria-label={t("delete", { name: view.name })}
              onClick={() => remove(view)}
            >
              <Trash2 className="i" />
            </button>
          </li>
        ))}
      </ul>
      <div className={css.removed} role="status">
        {removed && (
          <>
            <span className="cut">{t("deleted", { name: removed.name })}</span>
            <button type="button" className="btn btn-soft push" onClick={() => takeBack(removed)}>
              {undo}
            </button>
          </>
        )}
      </div>
    </Dialog>
  );
}
