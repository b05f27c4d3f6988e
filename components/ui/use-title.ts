import { useEffect } from "react";
import { useTranslations } from "use-intl";

/** The title of the tab: what one looks at, then the product. */
export function useTitle(title: string): void {
  const product = useTranslations("common")("product");
  useEffect(() => {
    document.title = title === "" ? product : `${title} · ${product}`;
  }, [title, product]);
}
