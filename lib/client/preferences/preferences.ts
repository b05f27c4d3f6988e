import type * as Y from "yjs";
import { createStore } from "@/lib/client/store/store";
import { currentWorkspace } from "@/lib/client/workspace/current-workspace";
import { readDeskSettings, setDeskSetting } from "@/lib/docs/desk-doc";
import { deskName } from "@/lib/docs/names";
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
  const workspace = currentWorkspace.get();
  if (!workspace || workspace.me.role === "maintainer") return;
  const write = workspace.documents.change(deskName(workspace.userId), (doc) =>
    setDeskSetting(doc, key, value),
  );
  // Not on this device yet, or no room: the choice still holds here.
  write.catch(() => undefined);
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
export function adoptDeskPreferences(doc: Y.Doc): void {
  const settings = readDeskSettings(doc);
  const now = preferencesStore.get();
  const locale = locales.find((known) => known === settings.locale) ?? now.locale;
  const theme = themes.find((known) => known === settings.theme) ?? now.theme;
  if (locale !== now.locale || theme !== now.theme) keep({ locale, theme });
}
