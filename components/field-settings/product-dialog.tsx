import { type FormEvent, useState } from "react";
import { toast } from "sonner";
import { useTranslations } from "use-intl";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import type { Product } from "@/lib/domain/settings/model";

interface ProductDialogProps {
  readonly product: Product;
  readonly others: readonly Product[];
  readonly onClose: () => void;
  readonly onSave: (product: Product) => Promise<void>;
}

/** The name of a product (C12). */
export function ProductDialog({ product, others, onClose, onSave }: ProductDialogProps) {
  const t = useTranslations("fieldSettings");
  const common = useTranslations("common.action");
  const [name, setName] = useState(product.name);
  const isTaken = others.some((other) => other.name === name.trim());
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (isTaken) return;
    try {
      await onSave({ ...product, name: name.trim() });
      onClose();
    } catch {
      toast(t("failed"));
    }
  };
  return (
    <Dialog open onClose={onClose} title={product.name || t("addProduct")}>
      <form className="form" onSubmit={submit}>
        <Field
          label={t("name")}
          value={name}
          maxLength={100}
          required
          autoFocus
          autoComplete="off"
          wrong={isTaken ? t("taken") : undefined}
          onChange={(event) => setName(event.target.value)}
        />
        <div className="dialog-foot">
          <button type="button" className="btn" onClick={onClose}>
            {common("cancel")}
          </button>
          <button type="submit" className="btn btn-main" disabled={name.trim() === ""}>
            {common("save")}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
