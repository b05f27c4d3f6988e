import type { Locale } from "@/lib/messages";

export type Theme = "light" | "dark" | "system";

export interface Preferences {
  readonly locale: Locale;
  readonly theme: Theme;
}

const key = "genjin.preferences";

function browserLocale(): Locale {
  const language = typeof navigator === "undefined" ? "zh-CN" : navigator.language;
  return language.toLowerCase().startsWith("zh") ? "zh-CN" : "en";
}

/** What this device remembers; needed before anybody has signed in. */
export function readPreferences(): Preferences {
  const fallback: Preferences = { locale: browserLocale(), theme: "system" };
  try {
    const stored: unknown = JSON.parse(window.localStorage.getItem(key) ?? "null");
    return typeof stored === "object" && stored !== null ? { ...fallback, ...stored } : fallback;
  } catch {
    // Storage switched off or damaged: the defaults still work.
    return fallback;
  }
}

export function writePreferences(preferences: Preferences): void {
  try {
    window.localStorage.setItem(key, JSON.stringify(preferences));
  } catch {
    // Without storage the choice holds for this page alone.
    return;
  }
}

export const currentLocale = (): Locale => readPreferences().locale;
