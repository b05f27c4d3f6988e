import { useMemo } from "react";
import { useSession } from "@/lib/client/session/use-session";
import { useCalendar } from "@/lib/client/time/use-calendar";
import { useNow } from "@/lib/client/time/use-now";
import { type CompiledQuery, compileQuery } from "@/lib/domain/queries/compile";
import type { Subject } from "@/lib/domain/queries/fields";
import { everything, isGroup, membersOf, type Query, type QueryNode } from "@/lib/domain/queries/model";
import { isOfTheHour, type Moment } from "@/lib/domain/queries/span";

/** Whether a query says hours, so that its answer changes within the day. */
function asksForHours(node: QueryNode): boolean {
  if (isGroup(node)) return membersOf(node).some(asksForHours);
  return node.op === "within" && isOfTheHour(node.span);
}

const minuteMs = 60_000;
const foreverMs = 2_000_000_000;

/** Now, for queries: a new moment each day, and each minute while one says hours. */
export function useMoment(isEachMinute: boolean): Moment {
  const { me } = useSession();
  const { dayStart } = useCalendar();
  const minute = useNow(isEachMinute ? minuteMs : foreverMs);
  const nowMs = isEachMinute ? minute : dayStart;
  const timeZone = me?.company.timeZone ?? "Asia/Shanghai";
  const userId = me?.id ?? "";
  return useMemo(() => ({ nowMs, timeZone, userId }), [nowMs, timeZone, userId]);
}

/** A query ready to be asked on this device; the same object until it or the day changes. */
export function useCompiledQuery<Row>(subject: Subject<Row>, query: Query | null): CompiledQuery<Row> {
  const moment = useMoment(query !== null && asksForHours(query.where));
  return useMemo(() => compileQuery(subject, query ?? everything, moment), [subject, query, moment]);
}

/** The same for many at once: those of saved views. */
export function useCompiledQueries<Row>(
  subject: Subject<Row>,
  queries: readonly Query[],
): readonly CompiledQuery<Row>[] {
  const moment = useMoment(queries.some(({ where }) => asksForHours(where)));
  return useMemo(
    () => queries.map((query) => compileQuery(subject, query, moment)),
    [subject, queries, moment],
  );
}
