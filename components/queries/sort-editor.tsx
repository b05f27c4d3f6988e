import { Plus, Trash2 } from "lucide-react";
import { useTranslations } from "use-intl";
import { Select } from "@/components/ui/select";
import { type QuerySort, queryLimits } from "@/lib/domain/queries/model";
import css from "./queries.module.css";
import type { FieldInfo } from "./use-fields";

interface SortEditorProps {
  readonly fields: readonly FieldInfo[];
  readonly sort: readonly QuerySort[];
  readonly onChange: (sort: readonly QuerySort[]) => void;
}

const keyOf = ({ field, as }: Pick<QuerySort, "field" | "as">): string => `${field} ${as ?? ""}`;

/** What the rows are sorted by: the first decides, the next where it is equal. */
export function SortEditor({ fields, sort, onChange }: SortEditorProps) {
  const t = useTranslations("queries");
  const put = (at: number, next: QuerySort | null) =>
    onChange(sort.toSpliced(at, 1, ...(next ? [next] : [])));
  const unused = fields.find(({ ref }) => !sort.some((each) => keyOf(each) === keyOf(ref)));
  return (
    <fieldset className={css.group}>
      <legend className="label">{t("sort")}</legend>
      {sort.map((each, at) => (
        <div className={css.line} key={keyOf(each)}>
          <div className={css.pair}>
            <Select
              label={t("field")}
              value={keyOf(each)}
              options={fields.map(({ ref, label }) => ({ value: keyOf(ref), label }))}
              onChange={(event) => {
                const chosen = fields.find(({ ref }) => keyOf(ref) === event.target.value);
                const isTaken = sort.some((other) => keyOf(other) === event.target.value);
                if (chosen && !isTaken) put(at, { ...chosen.ref, dir: each.dir });
              }}
            />
            <Select
              label={t("sort")}
              value={each.dir}
              options={(["asc", "desc"] as const).map((dir) => ({ value: dir, label: t(dir) }))}
              onChange={(event) => put(at, { ...each, dir: event.target.value === "desc" ? "desc" : "asc" })}
            />
          </div>
          <button
            type="button"
            className="icon-btn"
            aria-label={t("removeSort")}
            onClick={() => put(at, null)}
          >
            <Trash2 className="i" />
          </button>
        </div>
      ))}
      {unused && sort.length < queryLimits.sorts && (
        <button
          type="button"
          className="btn btn-bare"
          onClick={() => onChange([...sort, { ...unused.ref, dir: "asc" }])}
        >
          <Plus className="i i-sm" />
          {t("addSort")}
        </button>
      )}
    </fieldset>
  );
}
