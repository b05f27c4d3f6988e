import { type PointerEvent, useRef } from "react";

const holdMs = 500;
const stillPx = 8;

/** A long press, for touch: answers handlers, and swallows the tap that ends it. */
export function useLongPress(onLongPress: () => void) {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const start = useRef<{ readonly x: number; readonly y: number } | null>(null);
  const held = useRef(false);
  const end = () => clearTimeout(timer.current);
  return {
    onPointerDown(event: PointerEvent) {
      held.current = false;
      start.current = { x: event.clientX, y: event.clientY };
      clearTimeout(timer.current);
      if (event.pointerType === "mouse") return;
      timer.current = setTimeout(() => {
        held.current = true;
        onLongPress();
      }, holdMs);
    },
    onPointerMove(event: PointerEvent) {
      const from = start.current;
      if (from && Math.hypot(event.clientX - from.x, event.clientY - from.y) > stillPx) end();
    },
    onPointerUp: end,
    onPointerCancel: end,
    onClickCapture(event: React.MouseEvent) {
      if (!held.current) return;
      held.current = false;
      event.preventDefault();
      event.stopPropagation();
    },
    onContextMenu(event: React.MouseEvent) {
      // Android's own menu for links would open in place of the selection.
      if (held.current) event.preventDefault();
    },
  };
}
