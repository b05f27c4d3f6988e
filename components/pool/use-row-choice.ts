import { useState } from "react";

/** Rows chosen to do something with together. */
export interface RowChoice {
  readonly ids: ReadonlySet<string>;
  readonly has: (id: string) => boolean;
  readonly toggle: (id: string) => void;
  /** Chooses all of these, or none where all were chosen. */
  readonly toggleAll: (ids: readonly string[]) => void;
  readonly clear: () => void;
}

export function useRowChoice(): RowChoice {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const has = (id: string) => ids.has(id);
  return {
    ids,
    has,
    toggle(id) {
      const next = new Set(ids);
      if (!next.delete(id)) next.add(id);
      setIds(next);
    },
    toggleAll(all) {
      const next = new Set(ids);
      const isWhole = all.every(has);
      for (const id of all) {
        if (isWhole) next.delete(id);
        else next.add(id);
      }
      setIds(next);
    },
    clear: () => setIds(new Set()),
  };
}
