import { Lock } from "lucide-react";
import { useTranslations } from "use-intl";
import { KeyHint } from "@/components/ui/key-hint";
import { sayPlanned } from "@/components/ui/say-time";
import { usePhone } from "@/components/ui/use-media";
import { useSay } from "@/components/ui/use-say";
import { claimCustomer } from "@/lib/client/pool/actions";
import type { Claims } from "@/lib/client/pool/use-claims";
import type { PoolRow } from "@/lib/domain/customers/model";
import type { ClaimObstacle } from "@/lib/domain/pool/claim";
import css from "./pool.module.css";
import { useMoves } from "./use-moves";

interface ClaimButtonProps {
  readonly row: PoolRow;
  readonly claims: Claims;
  /** The filled button of the customer's page, with its key. */
  readonly main?: boolean;
  readonly onClaimed?: () => void;
}

/** Claims, or says why that isn't possible now (P4, P5). */
export function ClaimButton({ row, claims, main, onClaimed }: ClaimButtonProps) {
  const t = useTranslations("pool");
  const { run } = useMoves();
  const phone = usePhone();
  if (claims.isAsked(row.id)) return <span className={`${css.why} dim`}>{t("asked")}</span>;
  const obstacle = claims.obstacleOf(row);
  if (obstacle) return <Obstacle obstacle={obstacle} />;
  const claim = async () => {
    const outcome = await run(() => claimCustomer(row.id, row.name));
    if (outcome?.kind === "done") onClaimed?.();
  };
  return (
    <button
      type="button"
      className={main ? "btn btn-main" : `btn ${css.claim}`}
      aria-label={t("claimName", { name: row.name })}
      aria-keyshortcuts={main ? "c" : undefined}
      onClick={(event) => {
        event.preventDefault();
        event.stopPropagation();
        void claim();
      }}
    >
      {t("claim")}
      {main && !phone && <KeyHint>c</KeyHint>}
    </button>
  );
}

function Obstacle({ obstacle }: { readonly obstacle: ClaimObstacle }) {
  const t = useTranslations("pool.obstacle");
  const say = useSay();
  if ("limit" in obstacle) {
    return (
      <span className={css.why}>
        <Lock className="i i-sm" />
        {t(obstacle.code, { limit: obstacle.limit })}
      </span>
    );
  }
  const why = obstacle.code === "formerOwnerCoolDown" ? "formerOwnerWhy" : "arrivalWhy";
  return (
    <span className={css.why}>
      <Lock className="i i-sm" />
      <span>
        {t(obstacle.code, { when: sayPlanned(obstacle.until, say) })} <span className="dim">{t(why)}</span>
      </span>
    </span>
  );
}
