import { useTranslations } from "use-intl";
import { fileOfItem, type RefusedFile } from "@/lib/client/files/list-waiting";
import type { RefusedItem } from "@/lib/client/saving/model";
import { useSaveFile } from "./use-save-file";

/** The file that the server did not take, for its author's own keeping; nothing where the entry is no file. */
export function SaveRefused({ item }: { readonly item: RefusedItem }) {
  const file = fileOfItem(item);
  return file && <SaveButton {...file} />;
}

function SaveButton({ customerId, hash, name }: RefusedFile) {
  const t = useTranslations("attachments");
  const save = useSaveFile(customerId);
  return (
    <button type="button" className="btn" onClick={() => save({ hash, name })}>
      {t("saveShort")}
    </button>
  );
}
