import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useRef } from "react";
import { placeOf, rememberPlace } from "./place";

interface VirtualRows {
  readonly count: number;
  readonly rowHeight: number;
  /** Space inside the scrolled element above the first row. */
  readonly before: number;
  /** The list's address: its place is remembered under it. */
  readonly list: string;
}

/** Only the rows in sight are in the page; the list opens at the place where it was left. */
export function useVirtualRows<E extends HTMLElement>({ count, rowHeight, before, list }: VirtualRows) {
  const scroller = useRef<E>(null);
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    scrollMargin: 0,
    scrollPaddingStart: before,
    initialOffset: () => placeOf(list),
  });

  const shownList = useRef(list);
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    if (shownList.current !== list) element.scrollTop = placeOf(list);
    shownList.current = list;
    const remember = () => rememberPlace(list, element.scrollTop);
    element.addEventListener("scroll", remember, { passive: true });
    return () => element.removeEventListener("scroll", remember);
  }, [list]);

  return { scroller, virtualizer };
}
