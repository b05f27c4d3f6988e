import { ArrowDown } from "lucide-react";
import { useTranslations } from "use-intl";
import { A } from "@/components/ui/a";
import { Status, Vip } from "@/components/ui/status";
import { When } from "@/components/ui/time";
import { navigate } from "@/lib/client/navigation";
import type { Claims } from "@/lib/client/pool/use-claims";
import type { PoolRow } from "@/lib/domain/customers/model";
import { ClaimButton } from "./claim-button";
import css from "./pool.module.css";
import { useReleaseLine } from "./release-words";
import type { RowChoice } from "./use-row-choice";

interface PoolTableProps {
  readonly rows: readonly PoolRow[];
  readonly claims: Claims;
  readonly openId: string | null;
  readonly hrefOf: (id: string) => string;
  /** Present for those who may assign. */
  readonly choice: RowChoice | null;
}

/** The pool on the wide screen. */
export function PoolTable({ rows, claims, openId, hrefOf, choice }: PoolTableProps) {
  const t = useTranslations("pool");
  const line = useReleaseLine();
  const open = (id: string) => navigate(hrefOf(id), { keepScroll: true });
  return (
    <table className={`t ${css.table}`}>
      <thead>
        <tr>
          {choice && (
            <th className={css.pick}>
              <input
                type="checkbox"
                aria-label={t("selectAll")}
                checked={rows.length > 0 && rows.every((row) => choice.has(row.id))}
                onChange={() => choice.toggleAll(rows.map((row) => row.id))}
              />
            </th>
          )}
          <th className={css.cName}>{t("column.name")}</th>
          <th>{t("column.company")}</th>
          <th className={css.cStatus}>{t("column.status")}</th>
          <th className={css.cWhen} aria-sort="descending">
            {t("column.releasedAt")}
            <ArrowDown className="i" />
          </th>
          <th>{t("column.reason")}</th>
          <th className={css.cClaim}>
            <span className="sr">{t("column.claim")}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr
            key={row.id}
            aria-selected={row.id === openId}
            onClick={(event) => !event.defaultPrevented && open(row.id)}
            className={css.pressable}
          >
            {choice && (
              <td className={css.pick}>
                <input
                  type="checkbox"
                  aria-label={t("selectRow", { name: row.name })}
                  checked={choice.has(row.id)}
                  onClick={(event) => event.stopPropagation()}
                  onChange={() => choice.toggle(row.id)}
                />
              </td>
            )}
            <td>
              <A className="name" href={hrefOf(row.id)}>
                {row.name}
              </A>
              {row.level === "vip" && <Vip />}
            </td>
            <td title={row.company}>{[row.company, row.jobTitle].filter(Boolean).join(" · ")}</td>
            <td>
              <Status status={row.status} />
            </td>
            <td>
              <When at={row.releasedAt} kind="moment" />
            </td>
            <td title={line(row)}>{line(row)}</td>
            <td className={css.cClaim}>
              <ClaimButton row={row} claims={claims} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
