import { useCallback } from "react";
import { toast } from "sonner";
import { useTranslations } from "use-intl";
import type * as Y from "yjs";
import { setFields, type WritableFieldKey } from "@/lib/client/customers/open-customer";
import type { CustomerFields } from "@/lib/domain/customers/model";
import { forgetUndo, rememberUndo } from "./undo-memory";

export type FieldValue = string | number | undefined;
export type FieldChanges = Readonly<Partial<Record<WritableFieldKey, FieldValue>>>;
export type WriteFields = (changes: FieldChanges, label: string) => void;

const fieldValue = (fields: CustomerFields, key: string): FieldValue => {
  const value = key.startsWith("x.") ? fields.custom[key.slice(2)] : fields[key as keyof CustomerFields];
  return typeof value === "string" || typeof value === "number" ? value : undefined;
};

/** Writes fields at once, as one change, and offers the way back instead of asking first (C6). */
export function useFieldWriter(doc: Y.Doc | null, fields: CustomerFields | null): WriteFields {
  const t = useTranslations("customer");
  return useCallback(
    (changes, label) => {
      if (!doc || !fields) return;
      const before = Object.fromEntries(Object.keys(changes).map((key) => [key, fieldValue(fields, key)]));
      const same = Object.entries(changes).every(([key, value]) => (value || undefined) === before[key]);
      if (same) return;
      setFields(doc, changes);
      const undo = () => {
        setFields(doc, before);
        forgetUndo(undo);
      };
      rememberUndo(undo);
      toast(t("changed", { field: label }), { action: { label: t("undo"), onClick: undo } });
    },
    [doc, fields, t],
  );
}
