import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { usePreferences } from "@/lib/client/preferences/use-preferences";
import { locales } from "@/lib/messages";

/** Before anybody signed in, the language is still one tap away. */
export function LanguageFoot({ children }: { readonly children?: ReactNode }) {
  const t = useTranslations();
  const { locale, setLocale } = usePreferences();
  return (
    <div className="foot">
      {locales.map((each) => (
        <button
          key={each}
          type="button"
          lang={each}
          aria-pressed={each === locale}
          onClick={() => setLocale(each)}
        >
          {t(`common.language.${each}`)}
        </button>
      ))}
      {children}
    </div>
  );
}
