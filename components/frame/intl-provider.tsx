import type { ReactNode } from "react";
import { IntlProvider as UseIntlProvider } from "use-intl";
import { usePreferences } from "@/lib/client/preferences/use-preferences";
import { messagesByLocale } from "@/lib/messages";

/** A missing text must not take the screen down: its key is shown instead, and a test finds it. */
const ignoreMissing = () => undefined;

/** The texts of the person's language, switched at once (X3). */
export function IntlProvider({ children }: { readonly children: ReactNode }) {
  const { locale } = usePreferences();
  return (
    <UseIntlProvider
      locale={locale}
      messages={messagesByLocale[locale]}
      timeZone="Asia/Shanghai"
      onError={ignoreMissing}
    >
      {children}
    </UseIntlProvider>
  );
}
