import { type TouchEvent, useRef } from "react";

const enoughPx = 48;

/** A finger that goes clearly to one side: -1 back, 1 on. Two fingers enlarge, and go nowhere. */
export function useSwipe(onSwipe: (by: -1 | 1) => void) {
  const start = useRef<{ readonly x: number; readonly y: number } | null>(null);
  return {
    onTouchStart(event: TouchEvent) {
      const [touch, second] = [event.touches[0], event.touches[1]];
      start.current = touch && !second ? { x: touch.clientX, y: touch.clientY } : null;
    },
    onTouchEnd(event: TouchEvent) {
      const [from, touch] = [start.current, event.changedTouches[0]];
      start.current = null;
      if (!from || !touch) return;
      const [x, y] = [touch.clientX - from.x, touch.clientY - from.y];
      if (Math.abs(x) > enoughPx && Math.abs(x) > 2 * Math.abs(y)) onSwipe(x < 0 ? 1 : -1);
    },
  };
}
