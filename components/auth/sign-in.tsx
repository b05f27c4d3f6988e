import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { loadFrame } from "@/components/frame/load-frame";
import { useApiErrorText } from "@/components/ui/api-error";
import { BrandMark } from "@/components/ui/brand-mark";
import { Field, Wrong } from "@/components/ui/field";
import { PasswordField } from "@/components/ui/password-field";
import { useTitle } from "@/components/ui/use-title";
import type { ApiError } from "@/lib/client/http/result";
import type { RememberedPerson } from "@/lib/client/session/model";
import { signIn } from "@/lib/client/session/session";
import { ClosedNotice } from "./closed-notice";
import { LanguageFoot } from "./language-foot";
import { ContinueOffline } from "./remembered";
import { WhatItDoes } from "./what-it-does";

interface SignInProps {
  readonly remembered: RememberedPerson | null;
  readonly closedAccount: string | null;
}

/** Sign in, or go on offline on a device that still holds one's data (X1). */
export function SignIn({ remembered, closedAccount }: SignInProps) {
  const t = useTranslations("auth");
  const common = useTranslations("common");
  useTitle(t("pageTitle"));
  return (
    <div className="gate">
      <main className="gate-form" id="content">
        <div className="gate-in">
          <BrandMark size={40} />
          <h1>{common("product")}</h1>
          <p className="mid gate-lead">{t("lead")}</p>
          {closedAccount !== null && <ClosedNotice name={closedAccount} />}
          <SignInForm />
          {remembered && <ContinueOffline person={remembered} />}
        </div>
        <LanguageFoot>
          <span>{t("forgot")}</span>
        </LanguageFoot>
      </main>
      <WhatItDoes />
    </div>
  );
}

function SignInForm() {
  const t = useTranslations("auth");
  const common = useTranslations("common");
  const say = useApiErrorText();
  const [working, setWorking] = useState(false);
  const [missing, setMissing] = useState<readonly string[]>([]);
  const [error, setError] = useState<ApiError | null>(null);
  const required = (name: string) =>
    missing.includes(name) ? common("invalid.required") : error?.fields?.[name];

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const username = String(data.get("username") ?? "").trim();
    const password = String(data.get("password") ?? "");
    const blank = [username === "" ? "username" : "", password === "" ? "password" : ""].filter(Boolean);
    setMissing(blank);
    setError(null);
    if (blank.length > 0) {
      event.currentTarget.querySelector<HTMLInputElement>(`[name="${blank[0]}"]`)?.focus();
      return;
    }
    setWorking(true);
    const answer = await signIn(username, password);
    if (!answer.ok) {
      setError(answer.error);
      setWorking(false);
    }
  };

  return (
    <form onSubmit={submit} onInput={() => void loadFrame()} noValidate>
      <Field
        label={t("username")}
        name="username"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        wrong={required("username")}
      />
      <PasswordField
        label={t("password")}
        name="password"
        autoComplete="current-password"
        wrong={required("password")}
      />
      {error && <Wrong>{error.code === "offline" ? t("unreachable") : say(error)}</Wrong>}
      <button type="submit" className="btn btn-main btn-lg btn-wide gate-go" disabled={working}>
        {t(working ? "working" : "submit")}
      </button>
    </form>
  );
}
