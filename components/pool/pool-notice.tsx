import { Lock, Waves } from "lucide-react";
import { useTranslations } from "use-intl";
import { A } from "@/components/ui/a";
import { useKnownPool } from "@/lib/client/pool/use-pool";
import type { CustomerRow } from "@/lib/domain/customers/model";
import { releaseDeadline } from "@/lib/domain/pool/auto-release";
import { Countdown } from "./countdown";
import css from "./pool.module.css";

interface PoolNoticeProps {
  readonly id: string;
  /** null: nobody of this person's scope holds it. */
  readonly row: CustomerRow | null;
}

/** Under the head of a customer: how long until a rule takes it, that none will, or that it stands in the pool (P5). */
export function PoolNotice({ id, row }: PoolNoticeProps) {
  const t = useTranslations("pool");
  const { rules, rowsByLane } = useKnownPool();
  if (row === null) {
    const isPooled = [...rowsByLane.values()].some((rows) => rows.some((each) => each.id === id));
    if (!isPooled) return null;
    return (
      <A className={css.notice} href={`/pool/${id}`}>
        <Waves className="i i-sm" />
        {t("inPool")}
      </A>
    );
  }
  const wouldGo = row.locked && releaseDeadline({ ...row, locked: undefined }, rules) !== null;
  if (wouldGo) {
    return (
      <p className={css.notice}>
        <Lock className="i i-sm" />
        {t("locked")}
      </p>
    );
  }
  return <Countdown row={row} className={css.notice} />;
}
