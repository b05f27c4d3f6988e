import { ListFilter } from "lucide-react";
import { useTranslations } from "use-intl";
import { Empty } from "@/components/ui/empty";
import { everything, type Query } from "@/lib/domain/queries/model";
import { AddCondition } from "./add-condition";
import { saysNothing } from "./condition-draft";
import { FilterBar } from "./filter-bar";
import { QueryActions } from "./query-actions";
import type { QueryState } from "./query-address";
import { useFields } from "./use-fields";
import type { ShownQuery } from "./use-shown-query";

type Change = (changes: Partial<QueryState>) => void;

interface FilterButtonProps {
  readonly shown: ShownQuery;
  /** What a new condition is added to, where no custom query is shown. */
  readonly base?: Query;
  readonly count: number;
  readonly onChange: Change;
}

interface ConditionsProps extends Omit<FilterButtonProps, "base"> {
  /** The list's address with another query. */
  readonly hrefOf: (state: QueryState) => string;
}

/** The state that a change leads to: without conditions and sorts there is none. */
const changed = (query: Query): Partial<QueryState> =>
  saysNothing(query) ? { custom: null, saved: null } : { custom: query };

/** Begins a custom query, or adds to the one that there is. */
export function FilterButton({ shown, base = everything, count, onChange }: FilterButtonProps) {
  const t = useTranslations("queries");
  const fields = useFields(shown.subject);
  return (
    <AddCondition
      fields={fields}
      query={shown.query ?? base}
      onChange={(next) => onChange(changed(next))}
      count={count}
      trigger={
        <button type="button" className="btn btn-bare">
          <ListFilter className="i i-sm" />
          {t("filter")}
        </button>
      }
    />
  );
}

/** The conditions of the list, where there are any (C5). */
export function Conditions({ shown, count, hrefOf, onChange }: ConditionsProps) {
  const t = useTranslations("queries.views");
  const fields = useFields(shown.subject);
  if (shown.isUnknown) return <p className="banner small dim">{t("unknown")}</p>;
  const { query } = shown;
  if (query === null) return null;
  return (
    <FilterBar fields={fields} query={query} onChange={(next) => onChange(changed(next))} count={count}>
      <QueryActions query={query} shown={shown} hrefOf={hrefOf} onChange={onChange} />
    </FilterBar>
  );
}

/** Nothing meets the conditions: they can be let go. */
export function NoMatch({ shown, onChange }: Pick<ConditionsProps, "shown" | "onChange">) {
  const t = useTranslations("queries");
  return (
    <Empty
      icon={ListFilter}
      title={t(shown.subject === "followUps" ? "views.noMatchNotes" : "views.noMatch")}
      text={t("views.noMatchText")}
    >
      <button type="button" className="btn" onClick={() => onChange({ custom: null, saved: null })}>
        {t("clear")}
      </button>
    </Empty>
  );
}
