import { useTranslations } from "use-intl";
import { PageHead } from "@/components/frame/page-head";
import { useTitle } from "@/components/ui/use-title";
import { useConnection } from "@/lib/client/connection/use-connection";
import { useSettings } from "@/lib/client/settings/use-settings";
import { CustomFieldsSection } from "./custom-fields-section";
import css from "./field-settings.module.css";
import { ProductsSection } from "./products-section";

/** What the company notes of its customers (M2, C1, C12): fields of its own, and the list of products. */
export default function FieldSettingsScreen() {
  const t = useTranslations("fieldSettings");
  const settings = useSettings();
  const { online } = useConnection();
  useTitle(t("title"));
  return (
    <main className="main" id="content">
      <PageHead title={t("title")} back="/settings" />
      <div className="scroll">
        <div className="page">
          {settings ? (
            <>
              <CustomFieldsSection fields={settings.customFields} />
              <ProductsSection products={settings.products} />
            </>
          ) : (
            !online && <p className={`help ${css.notHere}`}>{t("notHere")}</p>
          )}
        </div>
      </div>
    </main>
  );
}
