import { useCallback, useDeferredValue, useMemo } from "react";
import { useConnection } from "@/lib/client/connection/use-connection";
import { useOwnerIds } from "@/lib/client/customers/use-owner-ids";
import { useHeldFollowUps } from "@/lib/client/follow-ups/use-held-follow-ups";
import { useNoteTexts } from "@/lib/client/follow-ups/use-note-texts";
import { useServerFollowUps } from "@/lib/client/follow-ups/use-server-follow-ups";
import { useMoment } from "@/lib/client/views/use-compiled-query";
import { useWorkspace } from "@/lib/client/workspace/current-workspace";
import { queryWords } from "@/lib/domain/customers/search";
import { isHeldSince } from "@/lib/domain/follow-ups/activity";
import type { FollowUpRow } from "@/lib/domain/follow-ups/model";
import { passageOf, searchNotes } from "@/lib/domain/follow-ups/search";
import { isWithin } from "@/lib/domain/follow-ups/views";
import { isOfTheHour, momentBounds } from "@/lib/domain/queries/span";
import { type ActivityQuery, serverPath, spanOf } from "./activity-query";

export interface Activity {
  readonly rows: readonly FollowUpRow[];
  readonly total: number;
  /** Whose answer it is. */
  readonly source: "device" | "server";
  /** What the device's answer lacks: follow-ups before its 90 days, or the whole text of some notes. */
  readonly lacks: "older" | "wholeText" | null;
  readonly loading: boolean;
  readonly loadMore: (() => void) | null;
  readonly words: readonly string[];
  /** What to show of a note: how it begins, or where it says what was looked for. */
  readonly passageOf: (row: FollowUpRow) => string;
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
  const isSearching = words.length > 0;
  const texts = useNoteTexts(isSearching);
  const noteOf = useCallback((id: string) => held.unsent.get(id) ?? texts.byId.get(id), [held.unsent, texts]);
  const here = useMemo(() => {
    const customerOf = (row: FollowUpRow) => workspace?.rows.row(row.customerId);
    const within = held.rows.filter(
      (row) => isWithin(row, min, max) && (!ownerIds || ownerIds.has(customerOf(row)?.ownerId ?? "")),
    );
    if (words.length === 0) return { found: within, isWhole: true };
    return searchNotes(within, words, { noteOf, customerNameOf: (row) => customerOf(row)?.name ?? "" });
  }, [held.rows, workspace, min, max, ownerIds, words, noteOf]);
  const shown = { words, passageOf: (row: FollowUpRow) => passageOf(row, noteOf(row.id), words) };

  const isHeld = isHeldSince(min, moment.nowMs);
  const lacks = !isHeld ? "older" : here.isWhole ? null : "wholeText";
  const server = useServerFollowUps(lacks && online ? serverPath({ ...query, q }) : null, held.rows);
  if (lacks && online && server.page) {
    const { rows, total } = server.page;
    const { loading, loadMore } = server;
    return { rows, total, source: "server", lacks: null, loading, loadMore, ...shown };
  }
  const { found: rows } = here;
  const isReading = isSearching && lacks === "wholeText" && !texts.loaded;
  const loading = !held.loaded || (rows.length === 0 && (server.loading || isReading));
  return { rows, total: rows.length, source: "device", lacks, loading, loadMore: null, ...shown };
}
