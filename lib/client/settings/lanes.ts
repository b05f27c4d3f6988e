import { v7 as uuid } from "uuid";
import { requireWorkspace } from "@/lib/client/workspace/current-workspace";
import { settingsName } from "@/lib/docs/names";
import { writeLane } from "@/lib/docs/settings-doc";
import type { Lane } from "@/lib/domain/settings/model";

/** Makes or changes a lane (P2); works offline, as every setting does. */
export const saveLane = (lane: Lane): Promise<void> =>
  requireWorkspace().documents.change(settingsName, (doc) => writeLane(doc, lane));

/** A lane at the end of the row. */
export const newLane = (lanes: readonly Lane[]): Lane => ({
  id: uuid(),
  name: "",
  groupIds: [],
  order: Math.max(0, ...lanes.map((lane) => lane.order)) + 1,
});

/** Lets a lane change places with its neighbour. */
export async function swapLanes(one: Lane, other: Lane): Promise<void> {
  await requireWorkspace().documents.change(settingsName, (doc) => {
    writeLane(doc, { ...one, order: other.order });
    writeLane(doc, { ...other, order: one.order });
  });
}
