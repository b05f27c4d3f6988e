import type { PointerEvent } from "react";

export const narrowest = 64;
export const widest = 480;

export const clampWidth = (width: number): number => Math.round(Math.min(widest, Math.max(narrowest, width)));

/**
 * Dragging a column's edge starts from the width that the column has on the screen: columns share the room that is
 * left, so this is more than the size that the table knows.
 */
export function startColumnDrag(event: PointerEvent<HTMLElement>, onWidth: (width: number) => void): void {
  const handle = event.currentTarget;
  const startWidth = handle.parentElement?.getBoundingClientRect().width ?? 0;
  const startX = event.clientX;
  const move = (moved: globalThis.PointerEvent) => onWidth(clampWidth(startWidth + moved.clientX - startX));
  const stop = () => {
    handle.removeEventListener("pointermove", move);
    handle.removeEventListener("pointerup", stop);
    handle.removeEventListener("pointercancel", stop);
  };
  event.preventDefault();
  handle.setPointerCapture(event.pointerId);
  handle.addEventListener("pointermove", move);
  handle.addEventListener("pointerup", stop);
  handle.addEventListener("pointercancel", stop);
}
