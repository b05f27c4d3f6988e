import { useMemo } from "react";
import { type ShownQuery, useShownQuery } from "@/components/queries/use-shown-query";
import { customerSortKeys } from "@/lib/client/customers/model";
import { everything, type Query } from "@/lib/domain/queries/model";
import { readyCondition } from "@/lib/domain/queries/ready";
import { defaultSort, type ListQuery } from "./list-query";

export interface UsedCustomQuery {
  readonly shown: ShownQuery;
  /** What a new condition is added to: a ready view becomes a condition of its own. */
  readonly base: Query;
  /** For the list: the sort of the query holds until one chooses another. */
  readonly listed: {
    readonly custom: Query | null;
    readonly sort: ListQuery["sort"] | undefined;
  };
  /** What the rows are sorted by, as a column's head says it; null: by something without a column. */
  readonly shownSort: ListQuery["sort"] | null;
}

const sameSort = (a: ListQuery["sort"], b: ListQuery["sort"]): boolean => a.key === b.key && a.dir === b.dir;

function columnSort({ sort: [first] }: Query): ListQuery["sort"] | null {
  const key = customerSortKeys.find((each) => each === first?.field);
  return first && key ? { key, dir: first.dir } : null;
}

/** The custom query of the list: from the address, or by the name of a saved view (C5). */
export function useCustomQuery({ saved, custom, view: ready, sort }: ListQuery): UsedCustomQuery {
  const shown = useShownQuery("customers", { saved, custom });
  return useMemo(() => {
    const { query } = shown;
    const base = query ?? (ready ? { where: { all: [readyCondition(ready)] }, sort: [] } : everything);
    const ownSort = query !== null && query.sort.length > 0 && sameSort(sort, defaultSort);
    return {
      shown,
      base,
      shownSort: ownSort ? columnSort(query) : sort,
      listed: { custom: query, sort: ownSort ? undefined : sort },
    };
  }, [shown, ready, sort]);
}
