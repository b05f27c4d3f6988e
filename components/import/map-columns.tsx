import { useTranslations } from "use-intl";
import { Select } from "@/components/ui/select";
import { type ImportState, importSession, useOpenFacts } from "@/lib/client/imports/use-import";
import type { Me } from "@/lib/client/session/model";
import { columnName, type Target } from "@/lib/domain/imports/model";
import css from "./import.module.css";
import { useTargets } from "./use-targets";

interface MapColumnsProps {
  readonly state: Extract<ImportState, { readonly step: "map" }>;
  readonly me: Me;
}

const samples = 3;

/** What each column is (C7): suggested from its header, remembered for the same headers, changed here. */
export function MapColumns({ state, me }: MapColumnsProps) {
  const t = useTranslations("imports");
  const { file, sheet: at, mapping, fileName } = state;
  const sheet = file.sheets[at];
  const session = importSession();
  if (!sheet) return null;
  const isNamed = mapping.some(
    (target) => target === "name" || target === "firstName" || target === "lastName" || target === "company",
  );
  const known = mapping.filter((target) => target !== null).length;
  return (
    <section className={css.step} aria-label={t("columns")}>
      <h2>{fileName}</h2>
      <p className="dim">
        {t("found", { rows: sheet.rowCount, columns: sheet.headers.length, known })}
        {sheet.isRemembered && ` ${t("remembered")}`}
        {file.encoding === "gb18030" && ` ${t("encoding", { encoding: "GB18030" })}`}
        {file.hasMacros && ` ${t("macros")}`}
      </p>
      {file.sheets.length > 1 && (
        <Select
          label={t("sheet")}
          value={String(at)}
          options={file.sheets.map(({ name }, value) => ({ value: String(value), label: name }))}
          onChange={(event) => session.chooseSheet(Number(event.target.value))}
        />
      )}
      <Columns state={state} me={me} />
      {!isNamed && <p className="wrong">{t("needsName")}</p>}
      <div className={css.foot}>
        <button type="button" className="btn btn-lg" onClick={() => session.cancel()}>
          {t("otherFile")}
        </button>
        <button
          type="button"
          className="btn btn-main btn-lg"
          disabled={!isNamed}
          onClick={() => void session.check()}
        >
          {t("check")}
        </button>
      </div>
    </section>
  );
}

function Columns({ state, me }: MapColumnsProps) {
  const t = useTranslations("imports");
  const { customFields } = useOpenFacts(me);
  const targets = useTargets(customFields);
  const { headers = [], preview = [] } = state.file.sheets[state.sheet] ?? {};
  return (
    <ul className={css.columns}>
      {headers.map((header, column) => {
        const examples = [...new Set(preview.map((row) => row[column]).filter(Boolean))].slice(0, samples);
        const name = header || t("columnNamed", { column: columnName(column) });
        if (header === "" && examples.length === 0) return null;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
          <li key={column} className={css.column}>
            <span className={css.columnName}>
              <b>{name}</b>
              <span className={css.examples}>{examples.join(t("place.join"))}</span>
            </span>
            <span className="field">
              <select
                aria-label={t("columnIs", { column: name })}
                value={state.mapping[column] ?? ""}
                onChange={(event) =>
                  importSession().mapColumn(column, (event.target.value || null) as Target | null)
                }
              >
                <option value="">{t("leaveOut")}</option>
                {targets.map(({ value, label }) => (
                  <option key={value} value={value}>
                    {label}
                  </option>
                ))}
              </select>
            </span>
          </li>
        );
      })}
    </ul>
  );
}
