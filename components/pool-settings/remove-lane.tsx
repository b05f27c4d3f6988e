import { type FormEvent, useState } from "react";
import { toast } from "sonner";
import { useTranslations } from "use-intl";
import { useCommandForm } from "@/components/people/use-command-form";
import { Dialog } from "@/components/ui/dialog";
import { Wrong } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { Lane } from "@/lib/domain/settings/model";

interface RemoveLaneProps {
  readonly lane: Lane;
  readonly others: readonly Lane[];
  readonly count: number;
  readonly onClose: () => void;
}

/** A lane goes when it is empty, or its customers are moved first (P2). */
export function RemoveLane({ lane, others, count, onClose }: RemoveLaneProps) {
  const t = useTranslations("pool.admin");
  const common = useTranslations("common.action");
  const command = useCommandForm();
  const [moveToId, setMoveToId] = useState(others[0]?.id ?? "");
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const input = { laneId: lane.id, ...(count > 0 ? { moveToId } : {}) };
    if (!(await command.send("lane.remove", input))) return;
    toast(t("removed"));
    onClose();
  };
  const options = others.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Dialog open onClose={onClose} title={t("removeTitle", { name: lane.name })}>
      <form className="form" onSubmit={submit}>
        <p>{count > 0 ? t("removeText", { count }) : t("removeEmpty")}</p>
        {count > 0 && (
          <Select
            label={t("moveTo")}
            options={options}
            value={moveToId}
            onChange={(event) => setMoveToId(event.target.value)}
          />
        )}
        {command.problem && <Wrong>{command.problem}</Wrong>}
        <div className="dialog-foot">
          <button type="button" className="btn" onClick={onClose}>
            {common("cancel")}
          </button>
          <button
            type="submit"
            className="btn btn-danger"
            disabled={command.working || (count > 0 && moveToId === "")}
          >
            {t("remove")}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
