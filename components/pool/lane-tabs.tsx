import { useTranslations } from "use-intl";
import type { Lane } from "@/lib/domain/settings/model";
import css from "./pool.module.css";

interface LaneTabsProps {
  readonly lanes: readonly Lane[];
  readonly laneId: string | null;
  readonly countByLane: ReadonlyMap<string, number>;
  readonly onChoose: (laneId: string) => void;
}

/** The lanes of the pool (P2), each with how many stand in it. */
export function LaneTabs({ lanes, laneId, countByLane, onChoose }: LaneTabsProps) {
  const t = useTranslations("pool");
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset can't be laid out as a scrolling row everywhere
    <div className={css.lanes} role="group" aria-label={t("lanes")}>
      {lanes.map((lane) => (
        <button
          key={lane.id}
          type="button"
          aria-pressed={lane.id === laneId}
          onClick={() => onChoose(lane.id)}
        >
          {lane.name} <span>{countByLane.get(lane.id) ?? 0}</span>
        </button>
      ))}
    </div>
  );
}
