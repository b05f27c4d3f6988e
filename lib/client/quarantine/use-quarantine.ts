import { useCallback, useEffect, useState } from "react";
import { apiFetch } from "@/lib/client/http/api-fetch";
import type { ApiError, Result } from "@/lib/client/http/result";
import type { QuarantineRow } from "@/lib/domain/quarantine/model";

export type QuarantineView = "waiting" | "decided";

interface Page {
  readonly rows: readonly QuarantineRow[];
  readonly nextCursor: string | null;
}

export interface UsedQuarantine {
  readonly rows: readonly QuarantineRow[];
  readonly status: "loading" | "ready" | "failed";
  readonly hasMore: boolean;
  readonly more: () => void;
  readonly retry: () => void;
  /** Decides, and takes the entry off the list. */
  readonly decide: (id: string, step: "accept" | "drop") => Promise<Result<Decided, ApiError>>;
}

export interface Decided {
  readonly state: QuarantineRow["state"];
  readonly refused?: readonly string[];
}

const pathOf = (view: QuarantineView, cursor: string | null): string =>
  `/api/quarantine?state=${view}${cursor ? `&cursor=${cursor}` : ""}`;

/** What was handed in for this person to decide about; from the server, since it is nobody's own data. */
export function useQuarantine(view: QuarantineView): UsedQuarantine {
  const [page, setPage] = useState<Page>({ rows: [], nextCursor: null });
  const [status, setStatus] = useState<UsedQuarantine["status"]>("loading");
  const load = useCallback(
    async (cursor: string | null, isWanted: () => boolean) => {
      const answer = await apiFetch<Page>(pathOf(view, cursor));
      if (!isWanted()) return;
      setStatus(answer.ok ? "ready" : "failed");
      if (!answer.ok) return;
      const { rows, nextCursor } = answer.value;
      setPage((before) => ({ rows: cursor ? [...before.rows, ...rows] : rows, nextCursor }));
    },
    [view],
  );
  useEffect(() => {
    let isWanted = true;
    setStatus("loading");
    setPage({ rows: [], nextCursor: null });
    void load(null, () => isWanted);
    return () => {
      isWanted = false;
    };
  }, [load]);
  const decide = useCallback(async (id: string, step: "accept" | "drop") => {
    const answer = await apiFetch<Decided>(`/api/quarantine/${id}/${step}`, { json: {}, timeoutMs: 20_000 });
    if (answer.ok) setPage((before) => ({ ...before, rows: before.rows.filter((row) => row.id !== id) }));
    return answer;
  }, []);
  return {
    rows: page.rows,
    status,
    hasMore: page.nextCursor !== null,
    more: () => void load(page.nextCursor, () => true),
    retry: () => {
      setStatus("loading");
      void load(null, () => true);
    },
    decide,
  };
}
