import { useMemo } from "react";
import type * as Y from "yjs";
import { useSession } from "@/lib/client/session/use-session";
import { useStore } from "@/lib/client/store/use-store";
import { observeDesk } from "@/lib/docs/desk-doc";
import { deskName } from "@/lib/docs/names";
import { useDocument } from "./use-document";

/**
 * What `read` finds on the person's desk, live; `bare` until this device has opened it. Both must stay the same from
 * one drawing to the next.
 */
export function useDesk<T>(read: (doc: Y.Doc) => T, bare: T): T {
  const { me } = useSession();
  const { doc } = useDocument(deskName(me?.id ?? ""));
  const store = useMemo(() => {
    if (!doc) return { get: () => bare, subscribe: () => () => undefined };
    let found: { readonly value: T } | null = null;
    return {
      get: () => {
        found ??= { value: read(doc) };
        return found.value;
      },
      subscribe: (listener: () => void) =>
        observeDesk(doc, () => {
          found = null;
          listener();
        }),
    };
  }, [doc, read, bare]);
  return useStore(store);
}
