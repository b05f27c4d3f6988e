import { type FormEvent, useState } from "react";
import { toast } from "sonner";
import { useTranslations } from "use-intl";
import { useApiErrorText } from "@/components/ui/api-error";
import { Wrong } from "@/components/ui/field";
import { PasswordField } from "@/components/ui/password-field";
import { apiFetch } from "@/lib/client/http/api-fetch";
import type { ApiError } from "@/lib/client/http/result";

interface PasswordFormProps {
  readonly username: string;
  readonly onDone: () => void;
}

type FieldName = "current" | "next" | "again";
type Invalid = Partial<Record<FieldName, "required" | "passwordShort" | "passwordSame">>;

const shortest = 10;

function check(values: Record<FieldName, string>): Invalid {
  return {
    ...(values.current === "" && { current: "required" as const }),
    ...(values.next.length < shortest && { next: "passwordShort" as const }),
    ...(values.next !== values.again && { again: "passwordSame" as const }),
  };
}

export function PasswordForm({ username, onDone }: PasswordFormProps) {
  const t = useTranslations("settings");
  const common = useTranslations("common");
  const say = useApiErrorText();
  const [invalid, setInvalid] = useState<Invalid>({});
  const [error, setError] = useState<ApiError | null>(null);
  const [working, setWorking] = useState(false);
  const wrong = (name: FieldName) => {
    const code = invalid[name];
    return code ? common(`invalid.${code}`) : error?.fields?.[name];
  };
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const value = (name: FieldName) => String(data.get(name) ?? "");
    const values = { current: value("current"), next: value("next"), again: value("again") };
    const found = check(values);
    setInvalid(found);
    setError(null);
    if (Object.keys(found).length > 0) return;
    setWorking(true);
    const answer = await apiFetch("/api/me/password", {
      method: "POST",
      json: { current: values.current, next: values.next },
    });
    setWorking(false);
    if (!answer.ok) {
      setError(answer.error);
      return;
    }
    toast(t("passwordDone"));
    onDone();
  };
  return (
    <form className="form" onSubmit={submit} noValidate>
      <input type="hidden" name="username" autoComplete="username" value={username} />
      <PasswordField
        label={t("current")}
        name="current"
        autoComplete="current-password"
        wrong={wrong("current")}
      />
      <PasswordField
        label={t("next")}
        name="next"
        help={t("nextHelp")}
        autoComplete="new-password"
        wrong={wrong("next")}
      />
      <PasswordField label={t("again")} name="again" autoComplete="new-password" wrong={wrong("again")} />
      {error && !error.fields && <Wrong>{say(error)}</Wrong>}
      <div className="dialog-foot">
        <button type="button" className="btn" onClick={onDone}>
          {common("action.cancel")}
        </button>
        <button type="submit" className="btn btn-main" disabled={working}>
          {common("action.save")}
        </button>
      </div>
    </form>
  );
}
