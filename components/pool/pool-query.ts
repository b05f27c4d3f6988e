import { type QueryState, readQueryState, writeQueryState } from "@/components/queries/query-address";
import { type PageSize, type PoolSpan, pageSizes, poolSpans } from "@/lib/domain/pool/views";

/** What the address of the pool says: every view of it can be sent to a colleague. */
export interface PoolQuery extends QueryState {
  /** null: the first lane that is open. */
  readonly lane: string | null;
  readonly span: PoolSpan | null;
  readonly q: string;
  /** From 1. */
  readonly page: number;
}

export function readPoolQuery(search: string): PoolQuery {
  const params = new URLSearchParams(search);
  return {
    lane: params.get("lane"),
    span: poolSpans.find((span) => span === params.get("span")) ?? null,
    q: params.get("q") ?? "",
    ...readQueryState("pool", params),
    page: Math.max(1, Math.trunc(Number(params.get("page"))) || 1),
  };
}

export function poolHref(query: PoolQuery, id?: string | null): string {
  const { lane, span, q, page } = query;
  const params = new URLSearchParams();
  if (lane) params.set("lane", lane);
  if (span) params.set("span", span);
  writeQueryState(params, query);
  if (q) params.set("q", q);
  if (page > 1) params.set("page", String(page));
  return `/pool${id ? `/${id}` : ""}${params.size > 0 ? `?${params}` : ""}`;
}

const sizeKey = "genjin.poolPageSize";

/** How many a page holds, as chosen last on this device. */
export function readPageSize(): PageSize {
  try {
    const stored = Number(window.localStorage.getItem(sizeKey));
    return pageSizes.find((size) => size === stored) ?? pageSizes[0];
  } catch {
    // Storage switched off: the usual size.
    return pageSizes[0];
  }
}

export function savePageSize(size: PageSize): void {
  try {
    window.localStorage.setItem(sizeKey, String(size));
  } catch {
    // Then the choice holds for this page alone.
    return;
  }
}
