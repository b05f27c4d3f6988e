import { useLocale, useTranslations } from "use-intl";
import { parseBirthday } from "@/lib/domain/customers/birthday";

/** A birthday in words: 1980年5月20日, 农历八月十五, 20 May. */
export function useBirthdayText(): (birthday: string) => string {
  const t = useTranslations("customer.birthday");
  const locale = useLocale();
  return (birthday) => {
    const parts = parseBirthday(birthday);
    if (!parts) return birthday;
    const { calendar, year, month, day } = parts;
    if (calendar === "lunar") {
      return year === null ? t("lunarSay", { month, day }) : t("lunarSayYear", { year, month, day });
    }
    // A leap year stands in for an unknown one, so that 29 February can be said.
    const at = Date.UTC(year ?? 2000, month - 1, day);
    const length = locale.startsWith("zh") ? "long" : "short";
    const options = { month: length, day: "numeric", timeZone: "UTC" } as const;
    return new Intl.DateTimeFormat(locale, year === null ? options : { ...options, year: "numeric" }).format(
      at,
    );
  };
}
