import { useLocale, useTranslations } from "use-intl";
import { sayPlanned } from "@/components/ui/say-time";
import { useSay } from "@/components/ui/use-say";
import type { NextDateChoice } from "./zone-time";

/** How people name a day to come: tomorrow, Friday, next Wednesday, in two weeks. */
export function useNextDateLabel(): (choice: NextDateChoice) => string {
  const t = useTranslations("followUps.next");
  const locale = useLocale();
  const say = useSay();
  return ({ word, iso }) => {
    const at = Date.parse(iso);
    if (word === "inTwoWeeks") return t("inTwoWeeks");
    if (word !== "nextWeek") return sayPlanned(at, say);
    const day = new Intl.DateTimeFormat(locale, { weekday: "short", timeZone: say.timeZone }).format(at);
    return t("nextWeek", { day });
  };
}
