import { ChevronLeft, Waves, X } from "lucide-react";
import { useEffect, useMemo } from "react";
import { useTranslations } from "use-intl";
import customerCss from "@/components/customer/customer.module.css";
import { CustomerContent } from "@/components/customer/customer-content";
import { CustomerState } from "@/components/customer/customer-state";
import { useTab } from "@/components/customer/use-tab";
import { sayPhone } from "@/components/customers/phone-number";
import { usePersonName } from "@/components/follow-ups/use-person-name";
import { A } from "@/components/ui/a";
import { Empty } from "@/components/ui/empty";
import { Status, Vip } from "@/components/ui/status";
import { When } from "@/components/ui/time";
import { useCustomer } from "@/lib/client/customers/use-customer";
import { navigate } from "@/lib/client/navigation";
import { useClaims } from "@/lib/client/pool/use-claims";
import { usePool } from "@/lib/client/pool/use-pool";
import type { Me } from "@/lib/client/session/model";
import { canSometimes } from "@/lib/domain/access/capabilities";
import type { PoolRow } from "@/lib/domain/customers/model";
import { ClaimButton } from "./claim-button";
import { openMove } from "./move-request";
import css from "./pool.module.css";
import { useReleaseReason } from "./release-words";

interface PoolCustomerProps {
  readonly id: string;
  readonly me: Me;
  readonly pane: boolean;
  readonly onClose: () => void;
}

/** The whole record of a customer in the pool, to read (P1, P3): details, follow-ups, whose it was, and why it is here. */
export function PoolCustomer({ id, me, pane, onClose }: PoolCustomerProps) {
  const opened = useCustomer(id);
  const pool = usePool();
  const [tab, setTab] = useTab();
  const row = useMemo(() => {
    for (const rows of pool.rowsByLane.values()) {
      const found = rows.find((each) => each.id === id);
      if (found) return found;
    }
    return null;
  }, [pool.rowsByLane, id]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => event.key === "Escape" && !event.defaultPrevented && onClose();
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [onClose]);
  const view = { ...opened, row: opened.row ?? row, right: "read" as const };
  return (
    <>
      <Head row={row} me={me} pane={pane} onClose={onClose} />
      <div className={`scroll ${pane ? customerCss.paneBody : customerCss.pageBody}`}>
        {row && <Facts row={row} />}
        {!row && pool.loaded && <Gone id={id} isOwn={opened.row?.ownerId === me.id} onClose={onClose} />}
        {row && view.state === "ready" && (
          <CustomerContent
            id={id}
            view={view}
            pane={pane}
            write={null}
            tab={tab}
            onTab={setTab}
            openNote={null}
            onOpenNote={() => undefined}
          />
        )}
        {row && view.state !== "ready" && <CustomerState state={view.state} onRetry={view.retry} />}
      </div>
    </>
  );
}

interface HeadProps {
  readonly row: PoolRow | null;
  readonly me: Me;
  readonly pane: boolean;
  readonly onClose: () => void;
}

function Head({ row, me, pane, onClose }: HeadProps) {
  const t = useTranslations("pool");
  const claims = useClaims();
  const Heading = pane ? "h2" : "h1";
  return (
    <header className={`head ${customerCss.paneHead}`}>
      {!pane && (
        <button type="button" className="icon-btn back" aria-label={t("back")} onClick={onClose}>
          <ChevronLeft className="i-lg" />
        </button>
      )}
      <div className="grow">
        <div className="l1">
          <Heading className={`cut ${customerCss.paneName}`}>{row?.name ?? t("title")}</Heading>
          {row?.level === "vip" && <Vip />}
          {row && (
            <span className="small">
              <Status status={row.status} />
            </span>
          )}
        </div>
      </div>
      {row && canSometimes(me.role, "customer.assign") && (
        <button
          type="button"
          className="btn"
          onClick={() => openMove({ kind: "assign", chosen: { ids: [row.id], label: row.name } })}
        >
          {t("assign")}
        </button>
      )}
      {row && (
        <ClaimButton row={row} claims={claims} main onClaimed={() => navigate(`/customers/${row.id}`)} />
      )}
      {pane && (
        <button type="button" className="icon-btn" aria-label={t("close")} onClick={onClose}>
          <X className="i" />
        </button>
      )}
    </header>
  );
}

/** Whose it was, since when it is here, and why. */
function Facts({ row }: { readonly row: PoolRow }) {
  const t = useTranslations("pool");
  const customer = useTranslations("customer");
  const nameOf = usePersonName();
  const reason = useReleaseReason();
  const { lanes } = usePool();
  const company = [row.company, row.jobTitle].filter(Boolean).join(" · ");
  const facts: readonly (readonly [string, React.ReactNode])[] = [
    [customer("field.company"), company],
    [customer("field.phone"), row.phone && sayPhone(row.phone)],
    [customer("field.industry"), row.industry],
    [customer("field.source"), row.source && customer(`source.${row.source}`)],
    [t("former"), row.formerOwnerId && nameOf(row.formerOwnerId)],
    [t("released"), <When key="at" at={row.releasedAt} kind="moment" />],
    [t("releasedBy"), row.releasedBy ? nameOf(row.releasedBy) : t("byRule")],
    [t("reason"), reason(row)],
    [t("lane"), lanes.find((lane) => lane.id === row.laneId)?.name],
  ];
  return (
    <dl className={`props ${customerCss.props} ${css.facts}`}>
      {facts
        .filter(([, value]) => value)
        .map(([label, value]) => (
          <div key={label} style={{ display: "contents" }}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}

interface GoneProps {
  readonly id: string;
  readonly isOwn: boolean;
  readonly onClose: () => void;
}

/** It was claimed while one looked, perhaps by oneself. */
function Gone({ id, isOwn, onClose }: GoneProps) {
  const t = useTranslations("pool");
  return (
    <Empty icon={Waves} title={t("gone")} text={t("goneText")}>
      {isOwn && (
        <A className="btn btn-main" href={`/customers/${id}`}>
          {t("openCustomer")}
        </A>
      )}
      <button type="button" className="btn" onClick={onClose}>
        {t("back")}
      </button>
    </Empty>
  );
}
