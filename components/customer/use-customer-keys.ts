import { useEffect, useRef } from "react";
import { undoLast } from "./undo-memory";

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  target.closest("input, textarea, select, [contenteditable='true']") !== null;

const isInOverlay = (target: EventTarget | null): boolean =>
  (target instanceof HTMLElement && target.closest("[role='dialog'], [role='menu']") !== null) ||
  document.querySelector("[role='dialog'], [role='menu']") !== null;

/** What is on the page for a key and in sight. */
const offered = (key: string): HTMLElement | undefined =>
  [...document.querySelectorAll<HTMLElement>(`[aria-keyshortcuts~="${key}"]`)].find(
    (element) => element.getClientRects().length > 0,
  );

/** Keys of a customer: `e` edits the newest follow-up, Esc goes back, ⌘/Ctrl Z takes the last change back. */
export function useCustomerKeys(onClose?: () => void): void {
  const close = useRef(onClose);
  close.current = onClose;
  useEffect(() => {
    const press = (event: KeyboardEvent): boolean => {
      const command = event.ctrlKey || event.metaKey;
      if (command && !event.shiftKey && event.key.toLowerCase() === "z") return undoLast();
      if (command || event.altKey) return false;
      if (event.key === "e") {
        const button = offered("e");
        button?.click();
        return button !== undefined;
      }
      if (event.key !== "Escape" || !close.current) return false;
      close.current();
      return true;
    };
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      if (isTyping(event.target) || isInOverlay(event.target)) return;
      if (press(event)) event.preventDefault();
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, []);
}
