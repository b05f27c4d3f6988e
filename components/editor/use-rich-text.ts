import { useMemo, useSyncExternalStore } from "react";
import type * as Y from "yjs";
import { type Block, readRichText } from "./read-rich-text";

/** What a shared text says, live, read again only when it has changed. */
export function useRichText(fragment: Y.XmlFragment): readonly Block[] {
  const store = useMemo(() => {
    let blocks: readonly Block[] | null = null;
    return {
      get: () => {
        blocks ??= readRichText(fragment);
        return blocks;
      },
      subscribe: (listener: () => void) => {
        const onChange = () => {
          blocks = null;
          listener();
        };
        fragment.observeDeep(onChange);
        return () => fragment.unobserveDeep(onChange);
      },
    };
  }, [fragment]);
  return useSyncExternalStore(store.subscribe, store.get);
}
