import { useCallback, useMemo } from "react";
import type { ShownQuery } from "@/components/queries/use-shown-query";
import { useConnection } from "@/lib/client/connection/use-connection";
import { useOwnerIds } from "@/lib/client/customers/use-owner-ids";
import { useHeldFollowUps } from "@/lib/client/follow-ups/use-held-follow-ups";
import { useNoteTexts } from "@/lib/client/follow-ups/use-note-texts";
import { useServerFollowUps } from "@/lib/client/follow-ups/use-server-follow-ups";
import { useAdmittedCounts, useAdmittedRows, useColumns } from "@/lib/client/views/use-admitted";
import { useMoment } from "@/lib/client/views/use-compiled-query";
import { useWorkspace } from "@/lib/client/workspace/current-workspace";
import { queryWords } from "@/lib/domain/customers/search";
import { isHeldSince } from "@/lib/domain/follow-ups/activity";
import type { FollowUpRow } from "@/lib/domain/follow-ups/model";
import { passageOf, searchNotes } from "@/lib/domain/follow-ups/search";
import { isWithin } from "@/lib/domain/follow-ups/views";
import { maskWhere } from "@/lib/domain/queries/evaluate";
import { isOfTheHour, momentBounds } from "@/lib/domain/queries/span";
import { followUpSubject } from "@/lib/domain/queries/subjects/follow-ups";
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
  /** How many each saved view has; null where this device does not hold all that is asked for. */
  readonly viewCounts: readonly number[] | null;
}

/** What this device holds of a span, a search and a scope, and the earliest moment that is asked for. */
function useHeld(query: ActivityQuery, words: readonly string[]) {
  const workspace = useWorkspace();
  const held = useHeldFollowUps();
  const span = spanOf(query);
  const moment = useMoment(isOfTheHour(span));
  const bounds = momentBounds(span, moment);
  const { min } = bounds;
  // The moment is renewed each minute; what was written since then belongs to the last hour all the same.
  const max = isOfTheHour(span) ? Number.POSITIVE_INFINITY : bounds.max;
  const ownerIds = useOwnerIds(query.ownerId, query.groupId);
  const isSearching = words.length > 0;
  const texts = useNoteTexts(isSearching);
  const noteOf = useCallback((id: string) => held.unsent.get(id) ?? texts.byId.get(id), [held.unsent, texts]);
  const here = useMemo(() => {
    const customerOf = (row: FollowUpRow) => workspace?.rows.row(row.customerId);
    const isThere = (row: FollowUpRow) =>
      isWithin(row, min, max) && (!ownerIds || ownerIds.has(customerOf(row)?.ownerId ?? ""));
    if (words.length === 0) return { within: maskWhere(held.rows, isThere), isWhole: true };
    const customerNameOf = (row: FollowUpRow) => customerOf(row)?.name ?? "";
    const answer = searchNotes(held.rows.filter(isThere), words, { noteOf, customerNameOf });
    const found = new Set(answer.found);
    return { within: maskWhere(held.rows, (row) => found.has(row)), isWhole: answer.isWhole };
  }, [held.rows, workspace, min, max, ownerIds, words, noteOf]);
  const lacks = !isHeldSince(min, moment.nowMs) ? "older" : here.isWhole ? null : "wholeText";
  const isReading = isSearching && lacks === "wholeText" && !texts.loaded;
  return { held, within: here.within, lacks, isReading, noteOf } as const;
}

/**
 * The follow-ups of a span (F2) that the custom query admits (C5). The device answers by itself, and goes on doing so
 * offline; where it does not hold everything that is asked for, the server's answer takes over as soon as there is one.
 */
export function useActivity(query: ActivityQuery, shown: ShownQuery): Activity {
  const { online } = useConnection();
  const words = useMemo(() => queryWords(query.q), [query.q]);
  const { held, within, lacks, isReading, noteOf } = useHeld(query, words);
  const columns = useColumns(followUpSubject, held.rows);
  const here = useAdmittedRows(columns, shown.query, within);
  const counts = useAdmittedCounts(columns, shown.queries, within);
  const common = {
    words,
    passageOf: (row: FollowUpRow) => passageOf(row, noteOf(row.id), words),
    viewCounts: lacks === null ? counts : null,
  };
  const asked = lacks && online ? serverPath({ ...query, custom: shown.query }) : null;
  const server = useServerFollowUps(asked, held.rows);
  if (asked && server.page) {
    const { rows, total } = server.page;
    const { loading, loadMore } = server;
    return { rows, total, source: "server", lacks: null, loading, loadMore, ...common };
  }
  const loading = !held.loaded || (here.length === 0 && (server.loading || isReading));
  return { rows: here, total: here.length, source: "device", lacks, loading, loadMore: null, ...common };
}
