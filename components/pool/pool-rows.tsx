import { useTranslations } from "use-intl";
import { A } from "@/components/ui/a";
import { Status, Vip } from "@/components/ui/status";
import { When } from "@/components/ui/time";
import type { Claims } from "@/lib/client/pool/use-claims";
import type { PoolRow } from "@/lib/domain/customers/model";
import { ClaimButton } from "./claim-button";
import css from "./pool.module.css";
import { useReleaseLine } from "./release-words";

interface PoolRowsProps {
  readonly rows: readonly PoolRow[];
  readonly claims: Claims;
  readonly hrefOf: (id: string) => string;
}

/** The pool on the phone: the row leads to the whole record, the button at its edge claims. */
export function PoolRows({ rows, claims, hrefOf }: PoolRowsProps) {
  const t = useTranslations("pool");
  const line = useReleaseLine();
  return (
    <ul className="rows">
      {rows.map((row) => (
        <li key={row.id} className={`row ${css.row}`}>
          <A className="grow" href={hrefOf(row.id)}>
            <span className="l1">
              <span className={`strong ${css.name}`}>{row.name}</span>
              {row.level === "vip" && <Vip />}
              <span className="small">
                <Status status={row.status} />
              </span>
            </span>
            <span className="l2 block cut">{[row.company, row.jobTitle].filter(Boolean).join(" · ")}</span>
            <span className="l2 block cut">
              {t.rich("movedInRich", { when: () => <When at={row.releasedAt} /> })} · {line(row)}
            </span>
          </A>
          <ClaimButton row={row} claims={claims} />
        </li>
      ))}
    </ul>
  );
}
