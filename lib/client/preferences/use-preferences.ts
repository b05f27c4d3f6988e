import { useStore } from "@/lib/client/store/use-store";
import type { Locale } from "@/lib/messages";
import { preferencesStore, setLocale, setTheme } from "./preferences";
import type { Preferences, Theme } from "./stored-preferences";

export interface UsedPreferences extends Preferences {
  readonly setLocale: (locale: Locale) => void;
  readonly setTheme: (theme: Theme) => void;
}

/** Language and look: at once on this device, and on the person's other devices by way of the desk document. */
export function usePreferences(): UsedPreferences {
  return { ...useStore(preferencesStore), setLocale, setTheme };
}
