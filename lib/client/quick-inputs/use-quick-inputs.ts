import { useMemo } from "react";
import { useDocument } from "@/lib/client/documents/use-document";
import { useSession } from "@/lib/client/session/use-session";
import { useStore } from "@/lib/client/store/use-store";
import { observeDesk, type QuickInput, readQuickInputs } from "@/lib/docs/desk-doc";
import { deskName } from "@/lib/docs/names";
import type { QuickInputField } from "@/lib/domain/quick-inputs/model";

const none: readonly QuickInput[] = [];
const noneStore = { get: () => none, subscribe: () => () => undefined };

/** The person's own phrases for a place, the most used first (T5); from this device, with or without a network. */
export function useQuickInputs(field: QuickInputField): readonly QuickInput[] {
  const { me } = useSession();
  const { doc } = useDocument(deskName(me?.id ?? ""));
  const store = useMemo(() => {
    if (!doc) return noneStore;
    let read: readonly QuickInput[] | null = null;
    return {
      get: () => {
        read ??= readQuickInputs(doc);
        return read;
      },
      subscribe: (listener: () => void) =>
        observeDesk(doc, () => {
          read = null;
          listener();
        }),
    };
  }, [doc]);
  const all = useStore(store);
  return useMemo(() => all.filter((each) => each.field === field && each.text !== ""), [all, field]);
}
