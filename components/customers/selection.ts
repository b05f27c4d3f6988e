import { createStore } from "@/lib/client/store/store";
import { useStore } from "@/lib/client/store/use-store";

/** Customers chosen in the list, to do something with all of them. On the phone rows choose only while `isOn`. */
export interface Selection {
  readonly isOn: boolean;
  readonly ids: ReadonlySet<string>;
}

/** As many as one command takes. */
export const mostSelected = 10_000;

const nothing: Selection = { isOn: false, ids: new Set() };
const selection = createStore<Selection>(nothing);

export const useSelection = (): Selection => useStore(selection);
export const clearSelection = (): void => selection.set(nothing);
export const beginSelection = (): void => selection.set({ isOn: true, ids: new Set() });

export function toggleSelected(id: string): void {
  const next = new Set(selection.get().ids);
  if (!next.delete(id)) next.add(id);
  selection.set({ isOn: true, ids: next });
}

export const selectAll = (ids: Iterable<string>): void => selection.set({ isOn: true, ids: new Set(ids) });
