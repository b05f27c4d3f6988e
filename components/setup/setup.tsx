import { zodResolver } from "@hookform/resolvers/zod";
import { useMemo, useState } from "react";
import { useForm } from "react-hook-form";
import { useTranslations } from "use-intl";
import { z } from "zod";
import { LanguageFoot } from "@/components/auth/language-foot";
import { useApiErrorText } from "@/components/ui/api-error";
import { BrandMark } from "@/components/ui/brand-mark";
import { Field, Wrong } from "@/components/ui/field";
import { PasswordField } from "@/components/ui/password-field";
import { useTitle } from "@/components/ui/use-title";
import type { ApiError } from "@/lib/client/http/result";
import { setupCompany } from "@/lib/client/session/session";
import { timeZones } from "./time-zones";

/** The messages are keys of `common.invalid`. */
const schema = z.object({
  token: z.string().trim().min(1, "required"),
  company: z.string().trim().min(1, "required").max(80, "tooLong"),
  timeZone: z.string().min(1, "required"),
  name: z.string().trim().min(1, "required").max(40, "tooLong"),
  username: z
    .string()
    .trim()
    .regex(/^[\w.-]{3,32}$/, "username"),
  password: z.string().min(10, "passwordShort").max(200, "tooLong"),
});
type SetupForm = z.infer<typeof schema>;

/** First start: company, time zone and admin, guarded by the token of the console. */
export default function Setup() {
  const t = useTranslations("setup");
  useTitle(t("pageTitle"));
  return (
    <main className="scroll-page" id="content">
      <div className="first">
        <BrandMark size={40} />
        <h1>{t("title")}</h1>
        <p className="mid">{t("lead")}</p>
        <SetupCompany />
        <div className="gate">
          <LanguageFoot />
        </div>
      </div>
    </main>
  );
}

function SetupCompany() {
  const t = useTranslations("setup");
  const invalid = useTranslations("common.invalid");
  const say = useApiErrorText();
  const zones = useMemo(timeZones, []);
  const [error, setError] = useState<ApiError | null>(null);
  const { register, handleSubmit, formState } = useForm<SetupForm>({
    resolver: zodResolver(schema),
    mode: "onTouched",
    defaultValues: {
      token: new URLSearchParams(window.location.search).get("token") ?? "",
      timeZone: zones.own,
    },
  });
  const wrong = (name: keyof SetupForm) => {
    const code = formState.errors[name]?.message;
    return code ? invalid(code as "required") : error?.fields?.[name];
  };
  const submit = handleSubmit(async (input) => {
    setError(null);
    const answer = await setupCompany(input);
    if (!answer.ok) setError(answer.error);
  });
  return (
    <form onSubmit={submit} noValidate>
      <fieldset>
        <legend>{t("companyPart")}</legend>
        <Field
          label={t("token")}
          help={t("tokenHelp")}
          autoComplete="off"
          wrong={wrong("token")}
          {...register("token")}
        />
        <Field
          label={t("company")}
          autoComplete="organization"
          wrong={wrong("company")}
          {...register("company")}
        />
        <Field
          label={t("timeZone")}
          help={t("timeZoneHelp")}
          list="zones"
          autoComplete="off"
          wrong={wrong("timeZone")}
          {...register("timeZone")}
        />
        <datalist id="zones">
          {zones.all.map((zone) => (
            <option key={zone} value={zone} />
          ))}
        </datalist>
      </fieldset>
      <fieldset>
        <legend>{t("adminPart")}</legend>
        <div className="two">
          <Field label={t("name")} autoComplete="name" wrong={wrong("name")} {...register("name")} />
          <Field
            label={t("username")}
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            wrong={wrong("username")}
            {...register("username")}
          />
        </div>
        <PasswordField
          label={t("password")}
          help={t("passwordHelp")}
          autoComplete="new-password"
          wrong={wrong("password")}
          {...register("password")}
        />
      </fieldset>
      {error && !error.fields && <Wrong>{say(error)}</Wrong>}
      <button
        type="submit"
        className="btn btn-main btn-lg btn-wide gate-go"
        disabled={formState.isSubmitting}
      >
        {t(formState.isSubmitting ? "working" : "submit")}
      </button>
    </form>
  );
}
