import { ListFilter } from "lucide-react";
import { useTranslations } from "use-intl";
import { AddCondition } from "@/components/queries/add-condition";
import { saysNothing } from "@/components/queries/condition-draft";
import { FilterBar } from "@/components/queries/filter-bar";
import { useFields } from "@/components/queries/use-fields";
import type { Query } from "@/lib/domain/queries/model";
import type { ListQuery } from "./list-query";
import { QueryActions } from "./query-actions";
import type { UsedCustomQuery } from "./use-custom-query";

interface ConditionsProps {
  readonly custom: UsedCustomQuery;
  readonly query: ListQuery;
  readonly count: number;
  readonly onChange: (changes: Partial<ListQuery>) => void;
}

/** The query that a change leads to: without conditions and sorts there is none. */
const changed = (query: Query): Partial<ListQuery> =>
  saysNothing(query) ? { custom: null, saved: null, view: null } : { custom: query, view: null };

/** Begins a custom query, or adds to the one that there is. */
export function FilterButton({ custom, count, onChange }: Omit<ConditionsProps, "query">) {
  const t = useTranslations("queries");
  const fields = useFields("customers");
  return (
    <AddCondition
      fields={fields}
      query={custom.base}
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
export function Conditions({ custom, query, count, onChange }: ConditionsProps) {
  const t = useTranslations("queries.views");
  const fields = useFields("customers");
  if (custom.isUnknown) return <p className="banner small dim">{t("unknown")}</p>;
  if (custom.query === null) return null;
  return (
    <FilterBar
      fields={fields}
      query={custom.query}
      onChange={(next) => onChange(changed(next))}
      count={count}
    >
      <QueryActions query={custom.query} listQuery={query} view={custom.view} onChange={onChange} />
    </FilterBar>
  );
}
