import { Eye, EyeOff } from "lucide-react";
import { type ComponentProps, useState } from "react";
import { useTranslations } from "use-intl";
import { Field } from "./field";

/** A password that its owner may look at while typing. */
export function PasswordField(props: Omit<ComponentProps<typeof Field>, "type" | "end">) {
  const t = useTranslations("common.action");
  const [shown, setShown] = useState(false);
  const Icon = shown ? EyeOff : Eye;
  const toggle = (
    <button
      type="button"
      className="icon-btn eye"
      aria-label={t(shown ? "hidePassword" : "showPassword")}
      onClick={() => setShown(!shown)}
    >
      <Icon className="i" />
    </button>
  );
  return <Field type={shown ? "text" : "password"} end={toggle} {...props} />;
}
