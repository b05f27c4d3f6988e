import { Download } from "lucide-react";
import { useTranslations } from "use-intl";
import { saveFile } from "@/components/ui/save-file";
import { Section } from "@/components/ui/section";
import type { CheckedFile, CommitChoices } from "@/lib/client/imports/protocol";
import { importSession } from "@/lib/client/imports/use-import";
import { problemCodes } from "@/lib/domain/imports/model";
import css from "./import.module.css";

interface ProblemRowsProps {
  readonly checked: CheckedFile;
  readonly choices: CommitChoices;
  readonly fileName: string;
}

/** What is wrong, by row and column; to be downloaded, or taken without the faulty cells. */
export function ProblemRows({ checked, choices, fileName }: ProblemRowsProps) {
  const t = useTranslations("imports");
  const savable = checked.faultyCount - checked.hopelessCount;
  const more = checked.faultyCount - checked.problems.length;
  const download = async () => {
    const words = Object.fromEntries(problemCodes.map((code) => [code, t(`problem.${code}`)]));
    const blob = await importSession().errorFile({
      ...words,
      row: t("rowHead"),
      problem: t("problemHead"),
    });
    if (blob) saveFile(t("errorFileName", { file: fileName.replace(/\.\w+$/, "") }), blob);
  };
  return (
    <Section
      title={t("problems")}
      count={checked.faultyCount}
      action={
        <button type="button" className="btn btn-link push" onClick={() => void download()}>
          <Download className="i i-sm" />
          {t("downloadProblems")}
        </button>
      }
    >
      <ul className={css.rows}>
        {checked.problems.map((problem) => (
          <li key={`${problem.line} ${problem.column}`} className={css.row}>
            <span className="grow">
              <span className="dim">
                {t("place.row", { row: problem.line })}
                {t("place.join")}
                {t("place.column", { column: [problem.column, problem.header].filter(Boolean).join(" ") })}
              </span>{" "}
              {t(`problem.${problem.code}`)}
              {problem.value && <q className={css.value}>{problem.value}</q>}
            </span>
          </li>
        ))}
      </ul>
      {more > 0 && <p className="more-line dim">{t("moreProblems", { count: more })}</p>}
      {savable > 0 && (
        <label className={`check ${css.lead}`}>
          <input
            type="checkbox"
            checked={choices.takeFaulty}
            onChange={(event) => importSession().choose({ takeFaulty: event.target.checked })}
          />
          {t("takeFaulty", { count: savable })}
        </label>
      )}
    </Section>
  );
}
