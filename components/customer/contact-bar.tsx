import { Copy, MessageCircle, Phone } from "lucide-react";
import { toast } from "sonner";
import { useTranslations } from "use-intl";
import { phoneHref, sayPhone } from "@/components/customers/phone-number";
import { copyText } from "@/components/ui/copy-text";
import css from "./customer.module.css";

interface ContactBarProps {
  readonly name: string;
  readonly phone: string;
}

/** Call, copy, message: each one tap with the thumb. */
export function ContactBar({ name, phone }: ContactBarProps) {
  const t = useTranslations("customer");
  const call = phoneHref(phone);
  if (!call) return null;
  return (
    <div className={css.actions}>
      <a className="btn btn-soft btn-lg grow" href={call} aria-label={t("call", { name, phone })}>
        <Phone className="i" />
        <span className="cut">{sayPhone(phone)}</span>
      </a>
      <CopyPhone phone={phone} className={`btn ${css.square}`} />
      <a
        className={`btn ${css.square}`}
        href={call.replace("tel:", "sms:")}
        aria-label={t("message", { name })}
      >
        <MessageCircle className="i" />
      </a>
    </div>
  );
}

export function CopyPhone({ phone, className }: { readonly phone: string; readonly className: string }) {
  const t = useTranslations("customer");
  const copy = async () => {
    toast((await copyText(phone)) ? t("copied") : t("copyFailed"));
  };
  return (
    <button type="button" className={className} aria-label={t("copyPhone")} onClick={() => void copy()}>
      <Copy className="i" />
    </button>
  );
}
