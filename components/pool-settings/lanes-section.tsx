import { ArrowDown, ArrowUp, Plus } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import css from "@/components/pool/pool.module.css";
import { Section } from "@/components/ui/section";
import { usePeople } from "@/lib/client/people/use-people";
import { usePool } from "@/lib/client/pool/use-pool";
import { newLane, swapLanes } from "@/lib/client/settings/lanes";
import type { Lane } from "@/lib/domain/settings/model";
import { LaneDialog } from "./lane-dialog";
import { RemoveLane } from "./remove-lane";

type Open = { readonly what: "edit" | "remove"; readonly lane: Lane } | null;

/** The lanes of the pool and whom they admit (P2). */
export function LanesSection() {
  const t = useTranslations("pool.admin");
  const { allLanes, rowsByLane } = usePool();
  const [open, setOpen] = useState<Open>(null);
  const close = () => setOpen(null);
  const add = (
    <button
      type="button"
      className="btn push"
      onClick={() => setOpen({ what: "edit", lane: newLane(allLanes) })}
    >
      <Plus className="i i-sm" />
      {t("addLane")}
    </button>
  );
  return (
    <Section title={t("lanes")} count={allLanes.length} action={add}>
      <p className={`dim small ${css.help}`}>{t("lanesText")}</p>
      <ul>
        {allLanes.map((lane, at) => (
          <LaneRow
            key={lane.id}
            lane={lane}
            count={rowsByLane.get(lane.id)?.length ?? 0}
            before={allLanes[at - 1]}
            after={allLanes[at + 1]}
            onEdit={() => setOpen({ what: "edit", lane })}
            onRemove={() => setOpen({ what: "remove", lane })}
          />
        ))}
      </ul>
      {open?.what === "edit" && <LaneDialog lane={open.lane} onClose={close} />}
      {open?.what === "remove" && (
        <RemoveLane
          lane={open.lane}
          others={allLanes.filter((lane) => lane.id !== open.lane.id)}
          count={rowsByLane.get(open.lane.id)?.length ?? 0}
          onClose={close}
        />
      )}
    </Section>
  );
}

interface LaneRowProps {
  readonly lane: Lane;
  readonly count: number;
  readonly before: Lane | undefined;
  readonly after: Lane | undefined;
  readonly onEdit: () => void;
  readonly onRemove: () => void;
}

function LaneRow({ lane, count, before, after, onEdit, onRemove }: LaneRowProps) {
  const t = useTranslations("pool.admin");
  const { groupById } = usePeople();
  const groups = lane.groupIds.map((id) => groupById(id)?.name ?? "").filter(Boolean);
  const move = (label: string, other: Lane | undefined, Icon: typeof ArrowUp) => (
    <button
      type="button"
      className="icon-btn"
      aria-label={`${label} ${lane.name}`}
      disabled={!other}
      onClick={() => other && void swapLanes(lane, other)}
    >
      <Icon className="i" />
    </button>
  );
  return (
    <li className={`row ${css.lane}`}>
      <span className="grow">
        <span className="strong">{lane.name}</span>
        <span className={`block ${css.laneGroups}`}>
          {t("customers", { count })} · {groups.length > 0 ? groups.join("、") : t("everyone")}
        </span>
      </span>
      {move(t("up"), before, ArrowUp)}
      {move(t("down"), after, ArrowDown)}
      <button type="button" className="btn btn-bare" onClick={onEdit}>
        {t("edit")}
        <span className="sr"> {lane.name}</span>
      </button>
      <button type="button" className="btn btn-bare" onClick={onRemove}>
        {t("remove")}
        <span className="sr"> {lane.name}</span>
      </button>
    </li>
  );
}
