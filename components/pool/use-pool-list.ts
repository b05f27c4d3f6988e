import { useDeferredValue, useMemo, useState } from "react";
import { navigate, usePath } from "@/lib/client/navigation";
import { type PoolState, usePool } from "@/lib/client/pool/use-pool";
import { useNow } from "@/lib/client/time/use-now";
import type { PoolRow } from "@/lib/domain/customers/model";
import { queryWords, searchTextOf } from "@/lib/domain/customers/search";
import { countSpans, type PageSize, type PoolSpan, spanStart } from "@/lib/domain/pool/views";
import { type PoolQuery, poolHref, readPageSize, readPoolQuery, savePageSize } from "./pool-query";

export interface PoolList {
  readonly pool: PoolState;
  readonly query: PoolQuery;
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

/** The pool searched, filtered and paged on the device (P3); the query stands in the address. */
export function usePoolList(openId: string | null): PoolList {
  const pool = usePool();
  const { search } = usePath();
  const query = useMemo(() => readPoolQuery(search), [search]);
  const now = useNow(60_000);
  const [size, setSize] = useState(readPageSize);
  const q = useDeferredValue(query.q);
  const lane = pool.lanes.find((each) => each.id === query.lane) ?? pool.lanes[0];
  const laneId = lane?.id ?? null;
  const found = useMemo(() => {
    const words = queryWords(q);
    const matching = (rows: readonly PoolRow[]) =>
      words.length === 0
        ? rows
        : rows.filter((row) => words.every((word) => searchTextOf(row).includes(word)));
    const byLane = new Map([...pool.rowsByLane].map(([id, rows]) => [id, matching(rows)]));
    const inLane = (laneId && byLane.get(laneId)) || [];
    const from = query.span ? spanStart(query.span, now) : Number.NEGATIVE_INFINITY;
    const wanted = inLane.filter((row) => Date.parse(row.releasedAt) >= from);
    const countByLane = new Map([...byLane].map(([id, rows]) => [id, rows.length]));
    return { wanted, counts: countSpans(inLane, now), countByLane };
  }, [pool.rowsByLane, laneId, q, query.span, now]);
  const total = found.wanted.length;
  const pages = Math.max(1, Math.ceil(total / size));
  const page = Math.min(query.page, pages);
  const rows = found.wanted.slice((page - 1) * size, page * size);
  const change = (changes: Partial<PoolQuery>) => {
    const next = { ...query, page: 1, ...changes };
    navigate(poolHref(next, openId), { replace: true, keepScroll: true });
  };
  return {
    ...{ pool, laneId, text: query.q, query: { ...query, page }, rows, total, pages, size },
    ...{ counts: found.counts, countByLane: found.countByLane, change },
    setText: (text) => change({ q: text }),
    setSize: (next) => {
      savePageSize(next);
      setSize(next);
      change({});
    },
  };
}
