import { type RefObject, useEffect, useRef } from "react";

/** Brings the open tab into view: on a phone not all of them have room, and an address may open any. */
export function useShownTab(tab: string): RefObject<HTMLDivElement | null> {
  const list = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the tab is found by what is marked as open.
  useEffect(() => {
    const open = list.current?.querySelector<HTMLElement>('[data-state="active"]');
    if (!list.current || !open) return;
    // Not `scrollIntoView`: that would move the whole page, too.
    list.current.scrollLeft = open.offsetLeft - (list.current.clientWidth - open.offsetWidth) / 2;
  }, [tab]);
  return list;
}
