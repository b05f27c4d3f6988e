import { useTranslations } from "use-intl";
import { usePersonName } from "@/components/follow-ups/use-person-name";
import type { PoolRow } from "@/lib/domain/customers/model";

type Release = Pick<PoolRow, "ruleDays" | "releaseReason">;

/** Why a customer stands in the pool: a person's words, or the rule's. */
export function useReleaseReason(): (row: Release) => string {
  const t = useTranslations("pool");
  return ({ ruleDays, releaseReason }) =>
    ruleDays === null ? releaseReason : t("reasonByRule", { days: ruleDays });
}

/** `reason · former owner`. */
export function useReleaseLine(): (row: PoolRow) => string {
  const reason = useReleaseReason();
  const nameOf = usePersonName();
  return (row) =>
    [reason(row), row.formerOwnerId ? nameOf(row.formerOwnerId) : ""].filter(Boolean).join(" · ");
}
