import { useEffect } from "react";
import { navigate } from "@/lib/client/navigation";
import { isOverlayOpen, openOverlay } from "./overlay";

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  target.closest("input, textarea, select, [contenteditable='true']") !== null;

/** A dialog, a menu or a list of choices has the keyboard for itself. */
const hasOwnKeys = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  target.closest("[role='dialog'], [role='menu'], [role='listbox']") !== null;

const isVisible = (element: HTMLElement): boolean => element.getClientRects().length > 0;

/**
 * Presses what the screen itself offers for a key: an element that names the key in `aria-keyshortcuts` is focused
 * if one types into it, else clicked. So a screen declares its shortcuts where its buttons are.
 */
function pressOnScreen(key: string): boolean {
  const offered = document.querySelectorAll<HTMLElement>(`[aria-keyshortcuts~="${key}"]`);
  const element = [...offered].find(isVisible);
  if (!element) return false;
  if (isTyping(element)) element.focus();
  else element.click();
  return true;
}

const fallbackByKey: Readonly<Record<string, () => void>> = {
  "/": () => navigate("/customers?find=1"),
  c: () => undefined,
  n: () => navigate("/customers/new"),
  f: () => openOverlay("followUp"),
  "?": () => openOverlay("keys"),
};

const placeByKey: Readonly<Record<string, string>> = {
  t: "/today",
  c: "/customers",
  o: "/pool",
  p: "/people",
  s: "/settings",
};
const sequenceMs = 900;

/** Keys that work on every screen (X3). Those of the list itself are with the list. */
export function useShortcuts(): void {
  useEffect(() => {
    let goSince = 0;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "k") {
        event.preventDefault();
        openOverlay("palette");
        return;
      }
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (isTyping(event.target) || hasOwnKeys(event.target) || isOverlayOpen()) return;
      const place = event.timeStamp - goSince < sequenceMs ? placeByKey[event.key] : undefined;
      goSince = event.key === "g" ? event.timeStamp : 0;
      if (place) {
        event.preventDefault();
        navigate(place);
        return;
      }
      const fallback = fallbackByKey[event.key];
      if (!fallback) return;
      event.preventDefault();
      if (!pressOnScreen(event.key)) fallback();
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, []);
}
