import { useCallback, useEffect, useState } from "react";
import { apiFetch } from "@/lib/client/http/api-fetch";
import type { ApiError, Result } from "@/lib/client/http/result";

export interface SessionRow {
  readonly id: string;
  readonly current: boolean;
  readonly createdAt: string;
  readonly lastSeenAt: string | null;
  readonly userAgent: string | null;
}

export interface Sessions {
  readonly rows: readonly SessionRow[] | null;
  readonly error: ApiError | null;
  readonly reload: () => void;
  readonly end: (id: string) => Promise<Result<unknown>>;
}

/** The devices on which this person is signed in, as the server knows them. */
export function useSessions(): Sessions {
  const [rows, setRows] = useState<readonly SessionRow[] | null>(null);
  const [error, setError] = useState<ApiError | null>(null);
  const reload = useCallback(() => {
    void apiFetch<{ rows: readonly SessionRow[] }>("/api/sessions").then((answer) => {
      setError(answer.ok ? null : answer.error);
      if (answer.ok) setRows(answer.value.rows);
    });
  }, []);
  useEffect(reload, [reload]);
  const end = useCallback(
    async (id: string) => {
      const answer = await apiFetch(`/api/sessions/${encodeURIComponent(id)}`, { method: "DELETE" });
      if (answer.ok) reload();
      return answer;
    },
    [reload],
  );
  return { rows, error, reload, end };
}
