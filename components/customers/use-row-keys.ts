import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { isOverlayOpen } from "@/components/frame/overlay";
import type { CustomerList } from "@/lib/client/customers/model";

interface RowKeys {
  readonly list: CustomerList;
  readonly openId: string | null;
  readonly onOpen: (id: string, how: "push" | "replace") => void;
  readonly onClose: () => void;
  readonly scrollTo: (index: number) => void;
}

const page = 20;
/** Holding j must not open every customer on the way. */
const followMs = 140;

const stepByKey: Readonly<Record<string, number>> = {
  j: 1,
  ArrowDown: 1,
  k: -1,
  ArrowUp: -1,
  PageDown: page,
  PageUp: -page,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

const lettersAnywhere = ["j", "k", "Enter", "Escape"];

const isElsewhere = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  target.closest(
    "input, textarea, select, button, a, [contenteditable='true'], [role='dialog'], [role='menu']",
  ) !== null;

/**
 * The row cursor: j/k and the arrows move it, Enter opens, Esc closes the detail. With a detail open, the detail
 * follows the cursor. Letters work wherever the focus is, unless one types.
 */
export function useRowKeys({ list, openId, onOpen, onClose, scrollTo }: RowKeys) {
  const [cursor, setCursor] = useState(-1);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  // A shorter list takes the cursor along.
  const at = Math.min(cursor, list.total - 1);

  const move = (step: number) => {
    const next = Math.max(0, Math.min(list.total - 1, at + step));
    setCursor(next);
    scrollTo(next);
    clearTimeout(timer.current);
    const row = list.getRow(next);
    if (openId !== null && row) timer.current = setTimeout(() => onOpen(row.id, "replace"), followMs);
  };

  const press = (key: string): boolean => {
    const step = stepByKey[key];
    if (step !== undefined && list.total > 0) {
      move(step);
      return true;
    }
    if (key === "Escape" && openId !== null) {
      onClose();
      return true;
    }
    const row = key === "Enter" ? list.getRow(at) : undefined;
    if (!row) return false;
    onOpen(row.id, "push");
    return true;
  };

  const pressed = useRef(press);
  pressed.current = press;
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing)
        return;
      if (!lettersAnywhere.includes(event.key) || isElsewhere(event.target) || isOverlayOpen()) return;
      if (pressed.current(event.key)) event.preventDefault();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    if (press(event.key)) event.preventDefault();
  };
  return { cursor: at, setCursor, onKeyDown };
}
