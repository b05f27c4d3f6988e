import { useCallback, useEffect, useState } from "react";
import { apiFetch } from "@/lib/client/http/api-fetch";
import type { ApiError } from "@/lib/client/http/result";
import type { FollowUpRow } from "@/lib/domain/follow-ups/model";

interface Page {
  readonly rows: readonly FollowUpRow[];
  readonly total: number;
  readonly nextCursor: string | null;
}

export interface ServerFollowUps {
  /** null until the first page has come. */
  readonly page: Page | null;
  readonly loading: boolean;
  readonly error: ApiError | null;
  readonly loadMore: (() => void) | null;
}

/** While somebody types, or colleagues write, the server is asked once they pause. */
const askAfterMs = 300;
const pageSize = 100;

interface State {
  readonly path: string;
  readonly page: Page | null;
  readonly loading: boolean;
  readonly error: ApiError | null;
}

/**
 * What the server answers to a query of follow-ups, page by page; null asks nothing. Asked again when `version`
 * changes: something was written meanwhile.
 */
export function useServerFollowUps(path: string | null, version: unknown): ServerFollowUps {
  const [state, setState] = useState<State>({ path: "", page: null, loading: false, error: null });
  const load = useCallback(async (asked: string, before: Page | null, signal?: AbortSignal) => {
    const cursor = before?.nextCursor ?? "";
    const init = signal ? { signal } : {};
    const answer = await apiFetch<Page>(`${asked}&limit=${pageSize}&cursor=${cursor}`, init);
    if (signal?.aborted) return;
    setState((now) => {
      if (now.path !== asked) return now;
      if (!answer.ok) return { ...now, loading: false, error: answer.error };
      const rows = [...(before?.rows ?? []), ...answer.value.rows];
      return { ...now, page: { ...answer.value, rows }, loading: false, error: null };
    });
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another version of what is asked about
  useEffect(() => {
    if (path === null) return;
    const controller = new AbortController();
    setState((now) => ({ path, page: now.path === path ? now.page : null, loading: true, error: null }));
    const timer = setTimeout(() => void load(path, null, controller.signal), askAfterMs);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [path, version, load]);
  const { page, error } = state;
  if (path === null || state.path !== path) {
    return { page: null, loading: path !== null, error: null, loadMore: null };
  }
  const loadMore = () => {
    setState((now) => ({ ...now, loading: true }));
    void load(path, page);
  };
  return { page, error, loading: state.loading, loadMore: page?.nextCursor ? loadMore : null };
}
