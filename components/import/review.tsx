import { useTranslations } from "use-intl";
import { Section } from "@/components/ui/section";
import { Segment } from "@/components/ui/segment";
import { Select } from "@/components/ui/select";
import { type ImportState, importSession, useOpenFacts } from "@/lib/client/imports/use-import";
import type { Me } from "@/lib/client/session/model";
import { duplicateChoices } from "@/lib/domain/imports/model";
import { DuplicateRows } from "./duplicate-rows";
import css from "./import.module.css";
import { ProblemRows } from "./problem-rows";

interface ReviewProps {
  readonly state: Extract<ImportState, { readonly step: "review" }>;
  readonly me: Me;
}

/** What would happen, before it does (C7): figures, duplicates, faults, and where the customers go. */
export function Review({ state, me }: ReviewProps) {
  const t = useTranslations("imports");
  const { checked, choices, fileName } = state;
  const session = importSession();
  const { lanes } = useOpenFacts(me);
  const open = lanes.filter((lane) => lane.allowed);
  const count = willImport(state);
  return (
    <section className={css.step} aria-label={t("review")}>
      <h2>{fileName}</h2>
      <dl className={css.figures}>
        <Figure label={t("figure.total")} value={checked.total} />
        <Figure label={t("figure.fresh")} value={checked.fresh} />
        <Figure label={t("figure.duplicates")} value={checked.duplicateCount} />
        <Figure label={t("figure.faulty")} value={checked.faultyCount} />
      </dl>
      <p role="status" className="help">
        {state.asking ? t("asking") : ""}
      </p>
      {checked.duplicateCount > 0 && (
        <Section title={t("duplicates")} count={checked.duplicateCount}>
          <p className={css.lead}>{t("duplicatesHelp")}</p>
          <div className={css.lead}>
            <Segment
              label={t("duplicatesAll")}
              value={choices.duplicates}
              options={duplicateChoices.map((value) => ({ value, label: t(`choice.${value}`) }))}
              onChange={(duplicates) => session.choose({ duplicates, byLine: [] })}
            />
          </div>
          <DuplicateRows checked={checked} choices={choices} />
        </Section>
      )}
      {checked.faultyCount > 0 && <ProblemRows checked={checked} choices={choices} fileName={fileName} />}
      {open.length > 0 && (
        <div className={css.place}>
          <Select
            label={t("place.label")}
            value={choices.laneId ?? ""}
            options={[
              { value: "", label: t("place.own") },
              ...open.map(({ id, names }) => ({
                value: id,
                label: t("place.lane", { lane: names[0] ?? "" }),
              })),
            ]}
            onChange={(event) => session.choose({ laneId: event.target.value || null })}
          />
        </div>
      )}
      <div className={css.foot}>
        <button type="button" className="btn btn-lg" onClick={() => session.backToMapping()}>
          {t("back")}
        </button>
        <button
          type="button"
          className="btn btn-main btn-lg"
          disabled={count === 0}
          onClick={() => void session.commit()}
        >
          {t("import", { count })}
        </button>
      </div>
    </section>
  );
}

/** About how many rows: the worker counts exactly when it stores them. */
function willImport({ checked, choices }: ReviewProps["state"]): number {
  const skips = choices.duplicates === "skip";
  const byLine = choices.byLine.filter(([, choice]) => (choice === "skip") !== skips).length;
  const duplicates = skips ? byLine : checked.duplicateCount - byLine;
  const faulty = choices.takeFaulty ? checked.faultyCount - checked.hopelessCount : 0;
  return checked.fresh + duplicates + faulty;
}

function Figure({ label, value }: { readonly label: string; readonly value: number }) {
  const t = useTranslations("imports");
  return (
    <div>
      <dt>{label}</dt>
      <dd>{t("number", { value })}</dd>
    </div>
  );
}
