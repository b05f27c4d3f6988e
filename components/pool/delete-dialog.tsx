import { type FormEvent, useState } from "react";
import { toast } from "sonner";
import { useTranslations } from "use-intl";
import { useCommandForm } from "@/components/people/use-command-form";
import { Dialog } from "@/components/ui/dialog";
import { Field, Wrong } from "@/components/ui/field";
import { runCommand } from "@/lib/client/http/run-command";
import { navigate } from "@/lib/client/navigation";
import css from "./pool.module.css";
import type { MoveDialogProps } from "./release-dialog";

/** C9: an admin's second confirmation by typing the name; can be brought back for 30 days. */
export default function DeleteDialog({ chosen, onClose, onDone }: MoveDialogProps) {
  const t = useTranslations("pool");
  const [typed, setTyped] = useState("");
  const command = useCommandForm();
  const [customerId] = chosen.ids;
  const name = chosen.label;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!(await command.send("customer.deleteForever", { customerId }))) return;
    const restore = async () => {
      const answer = await runCommand("customer.restoreDeleted", { customerId });
      if (answer.ok) toast(t("restored"));
    };
    toast(t("deleteDone"), { action: { label: t("undo"), onClick: () => void restore() }, duration: 10_000 });
    onDone();
    navigate("/customers", { replace: true });
  };
  return (
    <Dialog open onClose={onClose} title={t("deleteTitle", { name })}>
      <form className="form" onSubmit={submit}>
        <p className={css.note}>{t("deleteText")}</p>
        <Field
          label={t("deleteType", { name })}
          value={typed}
          autoFocus
          autoComplete="off"
          onChange={(event) => setTyped(event.target.value)}
        />
        {command.problem && <Wrong>{command.problem}</Wrong>}
        <div className="dialog-foot">
          <button type="button" className="btn" onClick={onClose}>
            {t("cancel")}
          </button>
          <button
            type="submit"
            className="btn btn-danger"
            disabled={command.working || typed.trim() !== name.trim()}
          >
            {t("deleteForever")}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
