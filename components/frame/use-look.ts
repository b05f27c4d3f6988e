import { useEffect } from "react";
import { usePreferences } from "@/lib/client/preferences/use-preferences";

/** Carries language and colours to <html>: tokens, fonts and screen readers follow them. */
export function useLook(): void {
  const { locale, theme } = usePreferences();
  useEffect(() => {
    const root = document.documentElement;
    root.lang = locale;
    if (theme === "system") delete root.dataset.theme;
    else root.dataset.theme = theme;
  }, [locale, theme]);
}
