import { type FormEvent, useState } from "react";
import { toast } from "sonner";
import { useTranslations } from "use-intl";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { usePeople } from "@/lib/client/people/use-people";
import { saveLane } from "@/lib/client/settings/lanes";
import type { Lane } from "@/lib/domain/settings/model";

interface LaneDialogProps {
  readonly lane: Lane;
  readonly onClose: () => void;
}

/** Name and groups of a lane (P2). */
export function LaneDialog({ lane, onClose }: LaneDialogProps) {
  const t = useTranslations("pool.admin");
  const pool = useTranslations("pool");
  const common = useTranslations("common.action");
  const { groups } = usePeople();
  const [name, setName] = useState(lane.name);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(lane.groupIds));
  const toggle = (id: string) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    setChosen(next);
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    try {
      await saveLane({ ...lane, name: name.trim(), groupIds: [...chosen] });
      onClose();
    } catch {
      toast(pool("said.failed"));
    }
  };
  return (
    <Dialog open onClose={onClose} title={lane.name || t("addLane")}>
      <form className="form" onSubmit={submit}>
        <Field
          label={t("laneName")}
          value={name}
          maxLength={60}
          required
          autoFocus
          autoComplete="off"
          onChange={(event) => setName(event.target.value)}
        />
        <fieldset className="checks">
          <legend className="label">{t("groups")}</legend>
          {groups.map((group) => (
            <label key={group.id}>
              <input type="checkbox" checked={chosen.has(group.id)} onChange={() => toggle(group.id)} />
              {group.name}
            </label>
          ))}
        </fieldset>
        <p className="help">{t("noGroups")}</p>
        <div className="dialog-foot">
          <button type="button" className="btn" onClick={onClose}>
            {common("cancel")}
          </button>
          <button type="submit" className="btn btn-main" disabled={name.trim() === ""}>
            {common("save")}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
