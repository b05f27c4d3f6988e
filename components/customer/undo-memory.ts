/** The way back from the last changes of fields, for the undo key; the toast has the last one at hand. */
const limit = 50;
const ways: (() => void)[] = [];

export function rememberUndo(way: () => void): void {
  ways.push(way);
  if (ways.length > limit) ways.shift();
}

export function forgetUndo(way: () => void): void {
  const at = ways.lastIndexOf(way);
  if (at >= 0) ways.splice(at, 1);
}

/** Answers whether there was something to take back. */
export function undoLast(): boolean {
  const way = ways.pop();
  way?.();
  return way !== undefined;
}

/** Leaving a customer: what was changed there is no longer in sight, so no key may change it. */
export function forgetAllUndo(): void {
  ways.length = 0;
}
