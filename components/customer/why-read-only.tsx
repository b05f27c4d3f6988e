import { useTranslations } from "use-intl";
import { useSaving } from "@/lib/client/saving/use-saving";

/** Why nothing can be written: not one's own to change, or a browser that can't keep what would be typed. */
export function WhyReadOnly({ className = "" }: { readonly className?: string }) {
  const t = useTranslations("customer");
  const device = useTranslations("device");
  const { problem } = useSaving();
  const stopped = problem?.code === "storage";
  return <p className={`help ${className}`}>{stopped ? device("stopped") : t("readOnly")}</p>;
}
