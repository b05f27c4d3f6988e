import { useTranslations } from "use-intl";
import { A } from "@/components/ui/a";
import { useCustomerRow } from "@/lib/client/customers/use-customer-row";
import type { CheckedFile, CommitChoices, FoundDuplicate } from "@/lib/client/imports/protocol";
import { importSession } from "@/lib/client/imports/use-import";
import { type DuplicateChoice, duplicateChoices } from "@/lib/domain/imports/model";
import css from "./import.module.css";

interface DuplicateRowsProps {
  readonly checked: CheckedFile;
  readonly choices: CommitChoices;
}

/** Rows that are there already, each with its own choice; the first of them, where there are many. */
export function DuplicateRows({ checked, choices }: DuplicateRowsProps) {
  const t = useTranslations("imports");
  const byLine = new Map(choices.byLine);
  const more = checked.duplicateCount - checked.duplicates.length;
  return (
    <>
      <ul className={css.rows}>
        {checked.duplicates.map((row) => (
          <Row key={row.line} row={row} choice={byLine.get(row.line - 1) ?? choices.duplicates} />
        ))}
      </ul>
      {more > 0 && <p className="more-line dim">{t("moreDuplicates", { count: more })}</p>}
    </>
  );
}

function Row({ row, choice }: { readonly row: FoundDuplicate; readonly choice: DuplicateChoice }) {
  const t = useTranslations("imports");
  return (
    <li className={css.row}>
      <span className="grow">
        <span className="block">
          <span className="dim">{t("place.row", { row: row.line })}</span> <b>{row.name}</b>
        </span>
        <span className="small dim block">{[row.company, row.phone].filter(Boolean).join(" · ")}</span>
        <span className="small block">
          <What row={row} />
        </span>
      </span>
      <span className="field">
        <select
          aria-label={t("choiceFor", { row: row.line, name: row.name })}
          value={choice}
          onChange={(event) => importSession().chooseLine(row.line, event.target.value as DuplicateChoice)}
        >
          {duplicateChoices.map((value) => (
            <option key={value} value={value}>
              {t(`choice.${value}`)}
            </option>
          ))}
        </select>
      </span>
    </li>
  );
}

function What({ row }: { readonly row: FoundDuplicate }) {
  const t = useTranslations("imports");
  const { by, knownId, earlierRow, ask } = row;
  if (knownId === null && earlierRow === null) {
    return ask === null ? t("same.elsewherePool") : t("same.elsewhere", { name: ask });
  }
  return (
    <>
      {t(`same.${by}`)} {knownId ? <Known id={knownId} /> : t("place.row", { row: earlierRow ?? 0 })}
    </>
  );
}

function Known({ id }: { readonly id: string }) {
  const t = useTranslations("imports");
  const row = useCustomerRow(id);
  return (
    <A className="link" href={`/customers/${id}`}>
      {row ? [row.name, row.customerNo].filter(Boolean).join(" ") : t("same.open")}
    </A>
  );
}
