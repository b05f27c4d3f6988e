import { Plus } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { interestedIn } from "@/components/likes/interested-in";
import css from "@/components/pool/pool.module.css";
import { Section } from "@/components/ui/section";
import { newProduct, saveProduct, swapProducts } from "@/lib/client/settings/records";
import type { Product } from "@/lib/domain/settings/model";
import { ProductDialog } from "./product-dialog";
import { RecordRow } from "./record-row";
import { useRetire } from "./use-retire";

/** The list of products that purchases and enquiries choose from (C12). */
export function ProductsSection({ products }: { readonly products: readonly Product[] }) {
  const t = useTranslations("fieldSettings");
  const [open, setOpen] = useState<Product | null>(null);
  const retire = useRetire("products");
  const add = (
    <button type="button" className="btn push" onClick={() => setOpen(newProduct(products))}>
      <Plus className="i i-sm" />
      {t("addProduct")}
    </button>
  );
  return (
    <Section title={t("products")} count={products.length} action={add}>
      <p className={`dim small ${css.help}`}>{t("productsText")}</p>
      <ul>
        {products.map((product, at) => {
          const before = products[at - 1];
          const after = products[at + 1];
          return (
            <RecordRow
              key={product.id}
              name={product.name}
              customers={interestedIn(product.id)}
              onUp={before && (() => void swapProducts(product, before))}
              onDown={after && (() => void swapProducts(product, after))}
              onEdit={() => setOpen(product)}
              onRetire={() => void retire(product.id, product.name)}
            />
          );
        })}
      </ul>
      {open && (
        <ProductDialog
          product={open}
          others={products.filter(({ id }) => id !== open.id)}
          onClose={() => setOpen(null)}
          onSave={saveProduct}
        />
      )}
    </Section>
  );
}
