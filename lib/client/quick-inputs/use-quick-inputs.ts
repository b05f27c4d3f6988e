import { useMemo } from "react";
import { useDesk } from "@/lib/client/documents/use-desk";
import { type QuickInput, readQuickInputs } from "@/lib/docs/desk-doc";
import type { QuickInputField } from "@/lib/domain/quick-inputs/model";

const none: readonly QuickInput[] = [];

/** The person's own phrases for a place, the most used first (T5); from this device, with or without a network. */
export function useQuickInputs(field: QuickInputField): readonly QuickInput[] {
  const all = useDesk(readQuickInputs, none);
  return useMemo(() => all.filter((each) => each.field === field && each.text !== ""), [all, field]);
}
