import { LogOut } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useTranslations } from "use-intl";
import { openOverlay } from "@/components/frame/overlay";
import { PageHead } from "@/components/frame/page-head";
import { DefaultsSection } from "@/components/quick-inputs/defaults-section";
import { QuickInputsSection } from "@/components/quick-inputs/quick-inputs-section";
import { A } from "@/components/ui/a";
import { Face } from "@/components/ui/face";
import { Section } from "@/components/ui/section";
import { Segment } from "@/components/ui/segment";
import { useTitle } from "@/components/ui/use-title";
import { usePreferences } from "@/lib/client/preferences/use-preferences";
import type { Me } from "@/lib/client/session/model";
import { canSometimes } from "@/lib/domain/access/capabilities";
import { locales } from "@/lib/messages";
import { PasswordForm } from "./password-form";
import { SessionList } from "./session-list";

const themes = ["system", "light", "dark"] as const;

export default function SettingsScreen({ me }: { readonly me: Me }) {
  const t = useTranslations("settings");
  const common = useTranslations("common");
  useTitle(t("title"));
  const { locale, theme, setLocale, setTheme } = usePreferences();
  const [changing, setChanging] = useState(false);
  return (
    <main className="main" id="content">
      <PageHead title={t("title")} back="/more" />
      <div className="scroll">
        <div className="page">
          <Section title={t("look")}>
            <Setting label={t("language")}>
              <Segment
                label={t("language")}
                value={locale}
                options={locales.map((each) => ({
                  value: each,
                  label: common(`language.${each}`),
                  lang: each,
                }))}
                onChange={setLocale}
              />
            </Setting>
            <Setting label={t("theme")}>
              <Segment
                label={t("theme")}
                value={theme}
                options={themes.map((each) => ({ value: each, label: t(`themes.${each}`) }))}
                onChange={setTheme}
              />
            </Setting>
          </Section>
          <Section title={t("account")}>
            <Setting label={t("who")}>
              <span className="who">
                <Face name={me.name} size="lg" />
                <span className="strong">{me.name}</span>
                <span className="dim small">{`${me.username} · ${common(`role.${me.role}`)}`}</span>
              </span>
            </Setting>
            <Setting label={t("password")}>
              {changing ? (
                <PasswordForm username={me.username} onDone={() => setChanging(false)} />
              ) : (
                <button type="button" className="btn" onClick={() => setChanging(true)}>
                  {t("changePassword")}
                </button>
              )}
            </Setting>
          </Section>
          {canSometimes(me.role, "settings.write") && (
            <Section title={t("company")}>
              <Setting label={t("companyText")}>
                <A className="btn" href="/settings/fields">
                  {t("toFields")}
                </A>
              </Setting>
            </Section>
          )}
          {canSometimes(me.role, "index.read") && (
            <>
              <QuickInputsSection />
              <DefaultsSection />
            </>
          )}
          <SessionList />
          <Section title={t("signOut")}>
            <Setting label={t("signOutText")}>
              <button type="button" className="btn" onClick={() => openOverlay("signOut")}>
                <LogOut className="i i-sm" />
                {t("signOut")}
              </button>
            </Setting>
          </Section>
        </div>
      </div>
    </main>
  );
}

function Setting({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className="set">
      <span className="mid small">{label}</span>
      <div>{children}</div>
    </div>
  );
}
