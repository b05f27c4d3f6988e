import { ArrowRightLeft, Waves } from "lucide-react";
import { useTranslations } from "use-intl";
import { openMove } from "@/components/pool/move-request";
import type { CustomerList } from "@/lib/client/customers/model";
import { usePeople } from "@/lib/client/people/use-people";
import { useSession } from "@/lib/client/session/use-session";
import { useWorkspace } from "@/lib/client/workspace/current-workspace";
import { type Capability, can } from "@/lib/domain/access/capabilities";
import { ownSubject } from "@/lib/domain/access/subject";
import { idsOf } from "./select-box";
import { clearSelection, selectAll, useSelection } from "./selection";

interface SelectionBarProps {
  readonly list: CustomerList;
  readonly phone: boolean;
}

/** What is done with the chosen customers together: into the pool (C9), or to another person (C13). */
export function SelectionBar({ list, phone }: SelectionBarProps) {
  const t = useTranslations("pool");
  const { isOn, ids } = useSelection();
  const { actor } = useSession();
  const { byId } = usePeople();
  const workspace = useWorkspace();
  if (!isOn || (!phone && ids.size === 0)) return null;
  const rows = [...ids]
    .map((id) => workspace?.rows.row(id))
    .filter((row) => row !== null && row !== undefined);
  const chosen = { ids: rows.map((row) => row.id), label: rows[0]?.name ?? "" };
  const may = (capability: Capability) =>
    actor !== null &&
    rows.length > 0 &&
    rows.every(
      ({ ownerId }) =>
        ownerId !== null && can(actor, capability, ownSubject(ownerId, byId(ownerId)?.groupIds ?? [])),
    );
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset can't be laid out as a row everywhere
    <div className="select-bar" role="group" aria-label={t("select")}>
      <span role="status">{t("selected", { count: rows.length })}</span>
      <button type="button" className="btn btn-link" onClick={() => selectAll(idsOf(list))}>
        {t("selectAll")}
      </button>
      <button type="button" className="btn btn-bare" onClick={clearSelection}>
        {t("selectNone")}
      </button>
      <span className="push" />
      <button
        type="button"
        className="btn"
        disabled={!may("customer.release")}
        onClick={() => openMove({ kind: "release", chosen, onDone: clearSelection })}
      >
        <Waves className="i i-sm" />
        {t("release")}
      </button>
      <button
        type="button"
        className="btn"
        disabled={!may("customer.handOver")}
        onClick={() => openMove({ kind: "handOver", chosen, onDone: clearSelection })}
      >
        <ArrowRightLeft className="i i-sm" />
        {t("handOver")}
      </button>
    </div>
  );
}
