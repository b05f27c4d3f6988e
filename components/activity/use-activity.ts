import { useDeferredValue, useMemo } from "react";
import { useConnection } from "@/lib/client/connection/use-connection";
import { useOwnerIds } from "@/lib/client/customers/use-owner-ids";
import { useHeldFollowUps } from "@/lib/client/follow-ups/use-held-follow-ups";
import { useServerFollowUps } from "@/lib/client/follow-ups/use-server-follow-ups";
import { useMoment } from "@/lib/client/views/use-compiled-query";
import { useWorkspace } from "@/lib/client/workspace/current-workspace";
import { normaliseText, queryWords } from "@/lib/domain/customers/search";
import { isHeldSince } from "@/lib/domain/follow-ups/activity";
import type { FollowUpRow } from "@/lib/domain/follow-ups/model";
import { isWithin } from "@/lib/domain/follow-ups/views";
import { isOfTheHour, momentBounds } from "@/lib/domain/queries/span";
import { type ActivityQuery, serverPath, spanOf } from "./activity-query";

export interface Activity {
  readonly rows: readonly FollowUpRow[];
  readonly total: number;
  /** Whose answer it is. */
  readonly source: "device" | "server";
  /** What the device's answer lacks: follow-ups before its 90 days, or words further on in a note. */
  readonly lacks: "older" | "wholeText" | null;
  readonly loading: boolean;
  readonly loadMore: (() => void) | null;
  readonly words: readonly string[];
}

/**
 * The follow-ups of a span (F2). The device answers by itself, and goes on doing so offline; where it does not hold
 * everything that is asked for, the server's answer takes over as soon as there is one.
 */
export function useActivity(query: ActivityQuery): Activity {
  const workspace = useWorkspace();
  const held = useHeldFollowUps();
  const { online } = useConnection();
  const span = spanOf(query);
  const moment = useMoment(isOfTheHour(span));
  const bounds = momentBounds(span, moment);
  const { min } = bounds;
  // The moment is renewed each minute; what was written since then belongs to the last hour all the same.
  const max = isOfTheHour(span) ? Number.POSITIVE_INFINITY : bounds.max;
  const ownerIds = useOwnerIds(query.ownerId, query.groupId);
  const q = useDeferredValue(query.q);
  const words = useMemo(() => queryWords(q), [q]);
  const here = useMemo(() => {
    const customerOf = (row: FollowUpRow) => workspace?.rows.row(row.customerId) ?? null;
    return held.rows.filter((row) => {
      if (!isWithin(row, min, max)) return false;
      const customer = ownerIds || words.length > 0 ? customerOf(row) : null;
      if (ownerIds && !ownerIds.has(customer?.ownerId ?? "")) return false;
      if (words.length === 0) return true;
      const text = normaliseText(`${row.subject}\n${row.excerpt}\n${customer?.name ?? ""}`);
      return words.every((word) => text.includes(word));
    });
  }, [held.rows, workspace, min, max, ownerIds, words]);

  const isWhole = isHeldSince(min, moment.nowMs);
  const lacks = !isWhole ? "older" : words.length > 0 ? "wholeText" : null;
  const server = useServerFollowUps(lacks && online ? serverPath({ ...query, q }) : null, held.rows);
  if (lacks && online && server.page) {
    const { rows, total } = server.page;
    const { loading, loadMore } = server;
    return { rows, total, source: "server", lacks: null, loading, loadMore, words };
  }
  const loading = !held.loaded || (here.length === 0 && server.loading);
  return { rows: here, total: here.length, source: "device", lacks, loading, loadMore: null, words };
}
