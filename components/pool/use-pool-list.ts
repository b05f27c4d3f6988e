import { useMemo, useState } from "react";
import { useAddressQuery } from "@/components/queries/use-address-query";
import { type ShownQuery, useShownQuery } from "@/components/queries/use-shown-query";
import { type PoolState, usePool } from "@/lib/client/pool/use-pool";
import { useNow } from "@/lib/client/time/use-now";
import { useAdmittedCounts, useAdmittedRows, useColumns } from "@/lib/client/views/use-admitted";
import type { PoolRow } from "@/lib/domain/customers/model";
import { queryWords, searchTextOf } from "@/lib/domain/customers/search";
import { countSpans, type PageSize, type PoolSpan, spanStart } from "@/lib/domain/pool/views";
import { maskWhere } from "@/lib/domain/queries/evaluate";
import type { Query } from "@/lib/domain/queries/model";
import { poolSubject } from "@/lib/domain/queries/subjects/pool";
import { type PoolQuery, poolHref, readPageSize, readPoolQuery, savePageSize } from "./pool-query";

export interface PoolList {
  readonly pool: PoolState;
  readonly query: PoolQuery;
  readonly shown: ShownQuery;
  /** How many each saved view has in this lane and span. */
  readonly viewCounts: readonly number[];
  readonly laneId: string | null;
  /** What stands in the search field. */
  readonly text: string;
  readonly counts: Readonly<Record<PoolSpan | "all", number>>;
  readonly countByLane: ReadonlyMap<string, number>;
  /** The rows of this page. */
  readonly rows: readonly PoolRow[];
  readonly total: number;
  readonly pages: number;
  readonly size: PageSize;
  readonly setText: (text: string) => void;
  readonly change: (changes: Partial<PoolQuery>) => void;
  readonly setSize: (size: PageSize) => void;
}

const firstPage = { page: 1 } as const;

/** The pool searched, filtered and paged on the device (P3, C5); the query stands in the address. */
export function usePoolList(openId: string | null): PoolList {
  const pool = usePool();
  const address = useMemo(
    () => ({
      read: readPoolQuery,
      href: (query: PoolQuery) => poolHref(query, openId),
      restart: firstPage,
    }),
    [openId],
  );
  const used = useAddressQuery<PoolQuery>(address);
  const { query } = used;
  const shown = useShownQuery("pool", query);
  const [size, setSize] = useState(readPageSize);
  const lane = pool.lanes.find((each) => each.id === query.lane) ?? pool.lanes[0];
  const laneId = lane?.id ?? null;
  const { wanted, ...found } = useFound(pool, query, laneId, shown);
  const total = wanted.length;
  const pages = Math.max(1, Math.ceil(total / size));
  const page = Math.min(query.page, pages);
  const rows = wanted.slice((page - 1) * size, page * size);
  const change = (changes: Partial<PoolQuery>) => used.change({ ...firstPage, ...changes });
  return {
    ...{ pool, laneId, shown, text: used.text, query: { ...query, page }, rows, total, pages, size },
    ...found,
    ...{ change, setText: used.setText },
    setSize: (next) => {
      savePageSize(next);
      setSize(next);
      change({});
    },
  };
}

/** Lanes and spans count what search and conditions admit; views what they would show in this lane and span. */
function useFound(
  pool: PoolState,
  { q, span }: PoolQuery,
  laneId: string | null,
  shown: { readonly query: Query | null; readonly queries: readonly Query[] },
) {
  const now = useNow(60_000);
  const all = useMemo(() => [...pool.rowsByLane.values()].flat(), [pool.rowsByLane]);
  const columns = useColumns(poolSubject, all);
  const said = useMemo(() => {
    const words = queryWords(q);
    return maskWhere(all, (row) => words.every((word) => searchTextOf(row).includes(word)));
  }, [all, q]);
  const here = useMemo(() => {
    const from = span ? spanStart(span, now) : Number.NEGATIVE_INFINITY;
    const isHere = maskWhere(all, (row) => row.laneId === laneId && Date.parse(row.releasedAt) >= from);
    return isHere.map((bit, at) => bit & (said[at] as number));
  }, [all, said, laneId, span, now]);
  const wanted = useAdmittedRows(columns, shown.query, here);
  const admitted = useAdmittedRows(columns, shown.query, said);
  const viewCounts = useAdmittedCounts(columns, shown.queries, here);
  const totals = useMemo(() => {
    const countByLane = new Map<string, number>();
    for (const row of admitted) countByLane.set(row.laneId, (countByLane.get(row.laneId) ?? 0) + 1);
    const inLane = admitted.filter((row) => row.laneId === laneId);
    return { countByLane, counts: countSpans(inLane, now) };
  }, [admitted, laneId, now]);
  return { wanted, viewCounts, ...totals };
}
