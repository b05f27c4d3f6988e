import { v7 as uuid } from "uuid";
import type * as Y from "yjs";
import { requireWorkspace } from "@/lib/client/workspace/current-workspace";
import { settingsName } from "@/lib/docs/names";
import { setRetired, writeCustomField, writeProduct } from "@/lib/docs/settings-doc";
import type { CustomField, Product } from "@/lib/domain/settings/model";

/** What the admin keeps of customers' records (M2): works offline, as every setting does. */
const change = (write: (doc: Y.Doc) => void): Promise<void> =>
  requireWorkspace().documents.change(settingsName, write);

export const saveCustomField = (field: CustomField): Promise<void> =>
  change((doc) => writeCustomField(doc, field));
export const saveProduct = (product: Product): Promise<void> => change((doc) => writeProduct(doc, product));

/** Takes it off every form; what was noted with it stays, and it can be brought back. */
export const setRecordRetired = (
  list: "customFields" | "products",
  id: string,
  retired: boolean,
): Promise<void> => change((doc) => setRetired(doc, list, id, retired));

/** Lets two neighbours change places. */
export const swapCustomFields = (one: CustomField, other: CustomField): Promise<void> =>
  change((doc) => {
    writeCustomField(doc, { ...one, order: other.order });
    writeCustomField(doc, { ...other, order: one.order });
  });
export const swapProducts = (one: Product, other: Product): Promise<void> =>
  change((doc) => {
    writeProduct(doc, { ...one, order: other.order });
    writeProduct(doc, { ...other, order: one.order });
  });

const orderAfter = (list: readonly { readonly order: number }[]): number =>
  Math.max(0, ...list.map(({ order }) => order)) + 1;

export const newCustomField = (fields: readonly CustomField[]): CustomField => ({
  ...{ id: uuid(), name: "", kind: "text", options: [] },
  order: orderAfter(fields),
});
export const newProduct = (products: readonly Product[]): Product => ({
  id: uuid(),
  name: "",
  order: orderAfter(products),
});
