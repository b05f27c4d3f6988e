import { type RefObject, useLayoutEffect, useState } from "react";

const gap = 8;

/** How many of the chips, the last measured one being "more", fit beside each other. */
function countFitting(widths: readonly number[], room: number): number {
  const more = widths.at(-1) ?? 0;
  const chips = widths.slice(0, -1);
  const whole = chips.reduce((sum, width) => sum + width + gap, 0);
  if (whole - gap <= room) return chips.length;
  let used = more;
  let fitting = 0;
  for (const width of chips) {
    used += width + gap;
    if (used > room) break;
    fitting += 1;
  }
  return Math.max(1, fitting);
}

/**
 * How many chips of the row fit; null on the phone, where the row scrolls. Measured on a hidden copy that stands
 * after the row, since a folded chip has no width of its own.
 */
export function useFitting(row: RefObject<HTMLElement | null>, scrolls: boolean): number | null {
  const [fitting, setFitting] = useState<number | null>(null);
  useLayoutEffect(() => {
    const element = row.current;
    const copy = element?.nextElementSibling;
    if (scrolls || !element || !copy) {
      setFitting(null);
      return;
    }
    const measure = () => {
      const style = getComputedStyle(element);
      const room =
        element.clientWidth - Number.parseFloat(style.paddingLeft) - Number.parseFloat(style.paddingRight);
      const widths = [...copy.children].map((child) => (child as HTMLElement).offsetWidth);
      setFitting(countFitting(widths, room));
    };
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    for (const child of copy.children) observer.observe(child);
    return () => observer.disconnect();
  }, [row, scrolls]);
  return fitting;
}
