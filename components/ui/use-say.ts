import { useMemo } from "react";
import { useLocale, useTranslations } from "use-intl";
import { useSession } from "@/lib/client/session/use-session";
import { useNow } from "@/lib/client/time/use-now";
import type { SayContext } from "./say-time";

/** What it takes to say a time: the minute that it is, the company's zone, the person's language. */
export function useSay(): SayContext {
  const now = useNow(60_000);
  const locale = useLocale();
  const words = useTranslations("common.time");
  const timeZone = useSession().me?.company.timeZone ?? "Asia/Shanghai";
  return useMemo(
    () => ({ now, timeZone, locale, words: (key, values) => words(key as never, values as never) }),
    [now, timeZone, locale, words],
  );
}
