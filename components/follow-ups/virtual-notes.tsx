import { defaultRangeExtractor, type Range, useVirtualizer } from "@tanstack/react-virtual";
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import css from "./notes.module.css";
import type { NotesProps } from "./plain-notes";

const usualHeight = 96;

/** Only the notes in sight, and the one whose editor is open wherever it is, so that no cursor is lost. */
export function VirtualNotes({ notes, openId, soughtId, show }: NotesProps) {
  const list = useRef<HTMLOListElement>(null);
  const [margin, setMargin] = useState(0);
  useLayoutEffect(() => {
    const scroller = list.current?.closest<HTMLElement>(".scroll");
    if (!list.current || !scroller) return;
    const above = list.current.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
    setMargin(above + scroller.scrollTop);
  }, []);
  const openIndex = notes.findIndex((note) => note.id === openId);
  const rangeExtractor = useCallback(
    (range: Range) => {
      const indexes = defaultRangeExtractor(range);
      return openIndex < 0 || indexes.includes(openIndex)
        ? indexes
        : [...indexes, openIndex].sort((a, b) => a - b);
    },
    [openIndex],
  );
  const virtualizer = useVirtualizer({
    count: notes.length,
    getScrollElement: () => list.current?.closest<HTMLElement>(".scroll") ?? null,
    estimateSize: () => usualHeight,
    getItemKey: (index) => notes[index]?.id ?? index,
    overscan: 4,
    scrollMargin: margin,
    rangeExtractor,
  });
  const soughtIndex = notes.findIndex((note) => note.id === soughtId);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once per address, not with each new note
  useEffect(() => {
    if (soughtIndex >= 0) virtualizer.scrollToIndex(soughtIndex, { align: "center" });
  }, [soughtId, margin]);
  return (
    <ol ref={list} className={`tl ${css.virtual}`} style={{ height: virtualizer.getTotalSize() }}>
      {virtualizer.getVirtualItems().map((item) => {
        const note = notes[item.index];
        if (!note) return null;
        return (
          <li
            key={item.key}
            ref={virtualizer.measureElement}
            data-index={item.index}
            className={item.index === 0 ? "now" : undefined}
            style={{ transform: `translateY(${item.start - margin}px)` }}
            aria-current={note.id === soughtId || undefined}
            aria-setsize={notes.length}
            aria-posinset={item.index + 1}
          >
            {show(note, item.index)}
          </li>
        );
      })}
    </ol>
  );
}
