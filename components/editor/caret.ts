import { colorNumber } from "./note-awareness";

/** Somebody else's cursor: a thin line and the name above it, in their colour. */
export function caretElement(user: Record<string, unknown>): HTMLElement {
  const caret = document.createElement("span");
  caret.className = `cur p${colorNumber(user.number)}`;
  const label = document.createElement("b");
  label.textContent = String(user.name ?? "");
  // Two joiners keep the caret from being swallowed at the end of a line.
  caret.append("\u2060", label, "\u2060");
  return caret;
}

export const caretSelection = (user: Record<string, unknown>) => ({
  class: `sel p${colorNumber(user.number)}`,
});
