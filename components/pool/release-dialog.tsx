import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { Phrases } from "@/components/quick-inputs/phrases";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Segment } from "@/components/ui/segment";
import { Select } from "@/components/ui/select";
import { type Chosen, releaseCustomers } from "@/lib/client/pool/actions";
import { usePool } from "@/lib/client/pool/use-pool";
import css from "./pool.module.css";
import { useMoves } from "./use-moves";

export interface MoveDialogProps {
  readonly chosen: Chosen;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

const reasons = ["noAnswer", "noNeed", "price", "busy"] as const;
/** More lanes than this are a list rather than a row of buttons. */
const lanesInSight = 4;

/** C9: into which lane, and why; works offline. */
export default function ReleaseDialog({ chosen, onClose, onDone }: MoveDialogProps) {
  const t = useTranslations("pool");
  const { allLanes, lanes } = usePool();
  const { run } = useMoves();
  const [laneId, setLaneId] = useState<string | null>(null);
  const [reason, setReason] = useState("");
  // One's own lanes first: there colleagues of the group look.
  const sorted = [...lanes, ...allLanes.filter((lane) => !lanes.includes(lane))];
  const lane = laneId ?? sorted[0]?.id ?? "";
  const options = sorted.map(({ id, name }) => ({ value: id, label: name }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void run(() => releaseCustomers(chosen, lane, reason.trim()));
    onDone();
  };
  return (
    <Dialog open onClose={onClose} title={t("releaseTitle")}>
      <form className="form" onSubmit={submit}>
        <p>
          <b>{t("releaseWho", { name: chosen.label, count: chosen.ids.length })}</b>
          <span className={`block ${css.note}`}>{t("releaseText")}</span>
        </p>
        {sorted.length === 0 && <p className="wrong">{t("noLanes")}</p>}
        {sorted.length > lanesInSight && (
          <Select
            label={t("chooseLane")}
            options={options}
            value={lane}
            onChange={(event) => setLaneId(event.target.value)}
          />
        )}
        {sorted.length > 0 && sorted.length <= lanesInSight && (
          <div className="item">
            <span className="label">{t("chooseLane")}</span>
            <Segment label={t("chooseLane")} value={lane} options={options} onChange={setLaneId} />
          </div>
        )}
        <Field
          label={t("why")}
          value={reason}
          placeholder={t("whyPlaceholder")}
          maxLength={500}
          required
          autoFocus
          autoComplete="off"
          onChange={(event) => setReason(event.target.value)}
        />
        <Phrases field="release" text={reason} onText={setReason} />
        <div className={css.reasons}>
          {reasons.map((each) => (
            <button key={each} type="button" className="chip" onClick={() => setReason(t(`reasons.${each}`))}>
              {t(`reasons.${each}`)}
            </button>
          ))}
        </div>
        <div className="dialog-foot">
          <button type="button" className="btn" onClick={onClose}>
            {t("cancel")}
          </button>
          <button type="submit" className="btn btn-main" disabled={lane === "" || reason.trim() === ""}>
            {t("release")}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
