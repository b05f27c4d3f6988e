import { useTranslations } from "use-intl";
import { usePersonName } from "@/components/follow-ups/use-person-name";
import type { CustomerChange } from "@/lib/client/customers/model";
import { useSettings } from "@/lib/client/settings/use-settings";
import type { ChangeWords } from "./change-words";

/** Whose a customer was and became, into which lane, and why (C6, C13, P1). */
export function useMoveWords(): (key: string, change: CustomerChange) => ChangeWords {
  const t = useTranslations("pool");
  const customer = useTranslations("customer");
  const sharing = useTranslations("sharing");
  const settings = useSettings();
  const nameOf = usePersonName();
  const owner = (value: unknown) => (typeof value === "string" ? nameOf(value) : t("title"));
  const lent = (value: unknown) => {
    const { userId, right } = (value ?? {}) as { userId?: string; right?: string };
    if (!userId) return "";
    return sharing("said", { name: nameOf(userId), right: right === "write" ? "write" : "read" });
  };
  const lane = (value: unknown) => settings?.lanes.find(({ id }) => id === value)?.name ?? "";
  return (key, { oldValue, newValue }) => {
    if (key === "ownerId") {
      return { field: customer("field.ownerId"), old: owner(oldValue), next: owner(newValue) };
    }
    if (key === "sharedWith") {
      return { field: sharing("title"), old: lent(oldValue), next: lent(newValue) };
    }
    if (key === "laneId") return { field: t("lane"), old: lane(oldValue), next: lane(newValue) };
    const days = typeof newValue === "number" ? newValue : null;
    const next = days === null ? String(newValue ?? "") : t("reasonByRule", { days });
    return { field: t("reason"), old: "", next };
  };
}
