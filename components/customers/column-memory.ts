import { createStore } from "@/lib/client/store/store";
import { useStore } from "@/lib/client/store/use-store";

/** The columns that a person chose and how wide, kept on this device. Null until anything was chosen. */
export interface ColumnChoice {
  readonly visible: Readonly<Record<string, boolean>> | null;
  readonly sizes: Readonly<Record<string, number>>;
}

const key = "genjin.customerColumns";
const nothing: ColumnChoice = { visible: null, sizes: {} };

function read(): ColumnChoice {
  try {
    const stored: unknown = JSON.parse(window.localStorage.getItem(key) ?? "null");
    return typeof stored === "object" && stored !== null ? { ...nothing, ...stored } : nothing;
  } catch {
    // Storage switched off or damaged: the columns as they come.
    return nothing;
  }
}

const choice = createStore<ColumnChoice | null>(null);

export function saveColumns(next: Partial<ColumnChoice>): void {
  const whole = { ...(choice.get() ?? read()), ...next };
  choice.set(whole);
  try {
    window.localStorage.setItem(key, JSON.stringify(whole));
  } catch {
    // Then the choice holds for this page alone.
    return;
  }
}

export const resetColumns = (): void => saveColumns(nothing);

export function useColumnChoice(): ColumnChoice {
  const stored = useStore(choice);
  if (stored) return stored;
  const fromDisk = read();
  choice.set(fromDisk);
  return fromDisk;
}
