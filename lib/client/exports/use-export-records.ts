import { useCallback, useEffect, useState } from "react";
import { apiFetch } from "@/lib/client/http/api-fetch";
import type { ApiError } from "@/lib/client/http/result";
import type { ExportFormat } from "@/lib/domain/exports/model";

export interface ExportRecord {
  readonly id: number;
  /** When the export was made; it may have come on record later. */
  readonly at: string;
  readonly name: string;
  readonly format: ExportFormat;
  readonly count: number;
  readonly query: string;
  readonly made: "device" | "server";
}

interface Answer {
  readonly rows: readonly ExportRecord[];
  readonly nextCursor: string | null;
}

interface Records {
  readonly rows: readonly ExportRecord[];
  readonly loading: boolean;
  readonly error: ApiError | null;
  readonly loadMore: (() => void) | null;
}

/** The exports on record, newest first, page by page from the server. */
export function useExportRecords(): Records {
  const [rows, setRows] = useState<readonly ExportRecord[]>([]);
  const [next, setNext] = useState<string | null>("");
  const [state, setState] = useState<{ loading: boolean; error: ApiError | null }>({
    loading: true,
    error: null,
  });
  const load = useCallback(async (cursor: string, signal?: AbortSignal) => {
    setState({ loading: true, error: null });
    const answer = await apiFetch<Answer>(`/api/exports?cursor=${cursor}`, signal ? { signal } : {});
    if (signal?.aborted) return;
    setState({ loading: false, error: answer.ok ? null : answer.error });
    if (!answer.ok) return;
    setRows((before) => (cursor === "" ? answer.value.rows : [...before, ...answer.value.rows]));
    setNext(answer.value.nextCursor);
  }, []);
  useEffect(() => {
    const controller = new AbortController();
    void load("", controller.signal);
    return () => controller.abort();
  }, [load]);
  return { rows, ...state, loadMore: next ? () => void load(next) : null };
}
