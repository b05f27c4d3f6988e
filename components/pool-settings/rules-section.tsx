import { type FormEvent, useEffect, useId, useState } from "react";
import { toast } from "sonner";
import { useTranslations } from "use-intl";
import { useCommandForm } from "@/components/people/use-command-form";
import css from "@/components/pool/pool.module.css";
import { Wrong } from "@/components/ui/field";
import { Section } from "@/components/ui/section";
import { useConnection } from "@/lib/client/connection/use-connection";
import { apiFetch } from "@/lib/client/http/api-fetch";
import { usePool } from "@/lib/client/pool/use-pool";
import { isSameRelease, type PoolRuleChoice } from "@/lib/domain/pool/model";

interface Preview {
  readonly due: number;
  readonly total: number;
}

/** The rules of the pool (P5), off where nothing stands; what would be released is shown before it is set. */
export function RulesSection() {
  const t = useTranslations("pool.admin");
  const { rules, allLanes } = usePool();
  const { online } = useConnection();
  const command = useCommandForm();
  const [draft, setDraft] = useState<PoolRuleChoice>(rules);
  const [preview, setPreview] = useState<Preview | null>(null);
  // Set elsewhere, or just now: the form shows what holds.
  useEffect(() => setDraft(rules), [rules]);
  const change = (changes: Partial<PoolRuleChoice>) => {
    setPreview(null);
    setDraft({ ...draft, ...changes });
  };
  const save = async (confirmedCount: number) => {
    const { releaseDays, warnDays, sparesWon, laneId } = draft;
    const { holdLimit, dailyClaimLimit, formerOwnerDays, arrivalHours } = draft;
    const limits = { holdLimit, dailyClaimLimit, formerOwnerDays, arrivalHours };
    const input = { releaseDays, warnDays, sparesWon, laneId, ...limits, confirmedCount };
    if (!(await command.send("pool.setRules", input))) return setPreview(null);
    setPreview(null);
    toast(t("saved"));
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const found = isSameRelease(rules, draft) ? { due: 0, total: 0 } : await askPreview(draft);
    if (found === null || found.due === 0) return save(0);
    setPreview(found);
  };
  const releases = draft.releaseDays.regular !== null || draft.releaseDays.vip !== null;
  return (
    <Section title={t("rules")}>
      <p className={`dim small ${css.help}`}>{t("rulesText")}</p>
      <form onSubmit={submit}>
        <Count
          label={t("releaseRegular")}
          unit={t("days")}
          value={draft.releaseDays.regular}
          onChange={(regular) => change({ releaseDays: { ...draft.releaseDays, regular } })}
        />
        <Count
          label={t("releaseVip")}
          unit={t("days")}
          value={draft.releaseDays.vip}
          onChange={(vip) => change({ releaseDays: { ...draft.releaseDays, vip } })}
        />
        {releases && <ReleaseDetails draft={draft} lanes={allLanes} onChange={change} />}
        <Count
          label={t("holdLimit")}
          unit={t("people")}
          value={draft.holdLimit}
          onChange={(holdLimit) => change({ holdLimit })}
        />
        <Count
          label={t("dailyClaimLimit")}
          unit={t("people")}
          value={draft.dailyClaimLimit}
          onChange={(dailyClaimLimit) => change({ dailyClaimLimit })}
        />
        <Count
          label={t("formerOwnerDays")}
          unit={t("days")}
          value={draft.formerOwnerDays}
          onChange={(formerOwnerDays) => change({ formerOwnerDays })}
        />
        <Count
          label={t("arrivalHours")}
          unit={t("hours")}
          value={draft.arrivalHours}
          onChange={(arrivalHours) => change({ arrivalHours })}
        />
        {preview && <PreviewLine preview={preview} warnDays={draft.warnDays} />}
        {command.problem && (
          <div className={css.help}>
            <Wrong>{command.problem}</Wrong>
          </div>
        )}
        <div className={css.actions}>
          {preview ? (
            <button
              type="button"
              className="btn btn-danger"
              disabled={command.working}
              onClick={() => void save(preview.due)}
            >
              {t("confirm", { due: preview.due })}
            </button>
          ) : (
            <SaveButton isOff={command.working || !online} />
          )}
          {!online && <p className="help">{t("offline")}</p>}
        </div>
      </form>
    </Section>
  );
}

function SaveButton({ isOff }: { readonly isOff: boolean }) {
  const t = useTranslations("common.action");
  return (
    <button type="submit" className="btn btn-main" disabled={isOff}>
      {t("save")}
    </button>
  );
}

function PreviewLine({ preview, warnDays }: { readonly preview: Preview; readonly warnDays: number }) {
  const t = useTranslations("pool.admin");
  const when = warnDays === 0 ? t("previewNow") : t("previewDays", { days: warnDays });
  return (
    <p className={css.preview} role="alert">
      {t("preview", { ...preview, when })}
    </p>
  );
}

interface ReleaseDetailsProps {
  readonly draft: PoolRuleChoice;
  readonly lanes: readonly { readonly id: string; readonly name: string }[];
  readonly onChange: (changes: Partial<PoolRuleChoice>) => void;
}

/** What belongs to the release by days alone. */
function ReleaseDetails({ draft, lanes, onChange }: ReleaseDetailsProps) {
  const t = useTranslations("pool.admin");
  const id = useId();
  return (
    <>
      <Count
        label={t("warnDays")}
        unit={t("days")}
        value={draft.warnDays}
        least={0}
        onChange={(warnDays) => onChange({ warnDays: warnDays ?? 0 })}
      />
      <div className={css.rule}>
        <label htmlFor={id}>{t("ruleLane")}</label>
        <span className="field">
          <select
            id={id}
            value={draft.laneId ?? ""}
            onChange={(event) => onChange({ laneId: event.target.value || null })}
          >
            <option value="">{t("firstLane")}</option>
            {lanes.map((lane) => (
              <option key={lane.id} value={lane.id}>
                {lane.name}
              </option>
            ))}
          </select>
        </span>
      </div>
      <div className={css.rule}>
        <label className="check">
          <input
            type="checkbox"
            checked={draft.sparesWon}
            onChange={(event) => onChange({ sparesWon: event.target.checked })}
          />
          {t("sparesWon")}
        </label>
      </div>
    </>
  );
}

interface CountProps {
  readonly label: string;
  readonly unit: string;
  readonly value: number | null;
  readonly least?: number;
  readonly onChange: (value: number | null) => void;
}

/** A number with its unit; empty means off. */
function Count({ label, unit, value, least = 1, onChange }: CountProps) {
  const id = useId();
  return (
    <div className={css.rule}>
      <label htmlFor={id}>{label}</label>
      <span className="field">
        <input
          id={id}
          type="number"
          inputMode="numeric"
          min={least}
          step={1}
          value={value ?? ""}
          onChange={(event) => {
            const { value: text } = event.target;
            onChange(text === "" ? null : Math.trunc(Number(text)));
          }}
        />
        <span className={css.unit}>{unit}</span>
      </span>
    </div>
  );
}

/** The server asks again where this could not be asked; null: it couldn't. */
async function askPreview({ releaseDays, warnDays, sparesWon }: PoolRuleChoice): Promise<Preview | null> {
  const params = new URLSearchParams({ warnDays: String(warnDays), sparesWon: String(sparesWon) });
  if (releaseDays.regular !== null) params.set("regularDays", String(releaseDays.regular));
  if (releaseDays.vip !== null) params.set("vipDays", String(releaseDays.vip));
  const answer = await apiFetch<Preview>(`/api/pool/preview?${params}`, { timeoutMs: 60_000 });
  return answer.ok ? answer.value : null;
}
