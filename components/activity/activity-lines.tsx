import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useMemo, useRef } from "react";
import { useTranslations } from "use-intl";
import { placeOf, rememberPlace } from "@/components/customers/place";
import { sayDate } from "@/components/ui/say-time";
import { useSay } from "@/components/ui/use-say";
import { type ActivityLine, linesByDay } from "@/lib/domain/follow-ups/activity";
import css from "./activity.module.css";
import { ActivityNote } from "./activity-note";
import type { Activity } from "./use-activity";

interface ActivityLinesProps {
  readonly activity: Activity;
  /** The list's address: its place is remembered under it. */
  readonly list: string;
  /** Under headings of days; else each note says its own. */
  readonly byDay: boolean;
}

const usualHeight = { day: 44, note: 76 } as const;

/** The list under its days; only the lines in sight are in the page. */
export function ActivityLines({ activity, list, byDay }: ActivityLinesProps) {
  const t = useTranslations("activity");
  const say = useSay();
  const scroller = useRef<HTMLDivElement>(null);
  const { rows, words, passageOf, loadMore, loading } = activity;
  const lines = useMemo<readonly ActivityLine[]>(
    () => (byDay ? linesByDay(rows, say.timeZone) : rows.map((row) => ({ kind: "note", row }))),
    [rows, byDay, say.timeZone],
  );
  const virtualizer = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => usualHeight[lines[index]?.kind ?? "note"],
    getItemKey: (index) => {
      const line = lines[index];
      return line?.kind === "note" ? line.row.id : `day-${line?.at ?? index}`;
    },
    overscan: 8,
    initialOffset: () => placeOf(list),
  });
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const remember = () => rememberPlace(list, element.scrollTop);
    element.addEventListener("scroll", remember, { passive: true });
    return () => element.removeEventListener("scroll", remember);
  }, [list]);
  return (
    <div className="scroll rows" ref={scroller}>
      <ol className={css.list} style={{ height: virtualizer.getTotalSize() }} aria-label={t("title")}>
        {virtualizer.getVirtualItems().map((item) => {
          const line = lines[item.index];
          if (!line) return null;
          return (
            <li
              key={item.key}
              ref={virtualizer.measureElement}
              data-index={item.index}
              style={{ transform: `translateY(${item.start}px)` }}
              aria-setsize={lines.length}
              aria-posinset={item.index + 1}
            >
              {line.kind === "day" ? (
                <h2 className={css.day}>
                  {sayDate(line.at, say)} <span>{line.count}</span>
                </h2>
              ) : (
                <ActivityNote row={line.row} words={words} text={passageOf(line.row)} withDay={!byDay} />
              )}
            </li>
          );
        })}
      </ol>
      {loadMore && (
        <p className={css.more}>
          <button type="button" className="btn" disabled={loading} onClick={loadMore}>
            {t("more")}
          </button>
        </p>
      )}
    </div>
  );
}
