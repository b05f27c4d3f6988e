import { createStore } from "@/lib/client/store/store";
import { currentWorkspace } from "@/lib/client/workspace/current-workspace";
import { type Locale, locales } from "@/lib/messages";
import { type Preferences, readPreferences, type Theme, writePreferences } from "./stored-preferences";

const themes: readonly Theme[] = ["light", "dark", "system"];

export const preferencesStore = createStore<Preferences>(readPreferences());

function keep(preferences: Preferences): void {
  writePreferences(preferences);
  preferencesStore.set(preferences);
}

/** The other devices of this person learn of it by the desk document. */
function tellDesk(key: "locale" | "theme", value: string): void {
  currentWorkspace.get()?.setDeskSetting(key, value);
}

export function setLocale(locale: Locale): void {
  keep({ ...preferencesStore.get(), locale });
  tellDesk("locale", locale);
}

export function setTheme(theme: Theme): void {
  keep({ ...preferencesStore.get(), theme });
  tellDesk("theme", theme);
}

/** Takes over what another device of this person chose. */
export function adoptPreferences(settings: Readonly<Record<string, unknown>>): void {
  const now = preferencesStore.get();
  const locale = locales.find((known) => known === settings.locale) ?? now.locale;
  const theme = themes.find((known) => known === settings.theme) ?? now.theme;
  if (locale !== now.locale || theme !== now.theme) keep({ locale, theme });
}
