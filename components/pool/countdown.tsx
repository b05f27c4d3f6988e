import { useTranslations } from "use-intl";
import { Level } from "@/components/ui/level";
import { useKnownPool } from "@/lib/client/pool/use-pool";
import { useNow } from "@/lib/client/time/use-now";
import type { CustomerRow } from "@/lib/domain/customers/model";
import { daysLeft } from "@/lib/domain/pool/auto-release";

const levelOf = (days: number) => (days <= 1 ? "urgent" : days <= 3 ? "warning" : "notice");

interface CountdownProps {
  readonly row: CustomerRow;
  /** In a list: fewer words. */
  readonly short?: boolean;
  readonly className?: string;
}

/** How many days are left until a rule of the pool takes the customer (P5); nothing before the warning begins. */
export function Countdown({ row, short, className }: CountdownProps) {
  const t = useTranslations("pool");
  const { rules } = useKnownPool();
  const now = useNow(60_000);
  const days = daysLeft(row, rules, now);
  if (days === null) return null;
  return (
    <span className={className}>
      <Level level={levelOf(days)}>{t(short ? "countdownShort" : "countdown", { days })}</Level>
    </span>
  );
}
