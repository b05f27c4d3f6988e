import { v7 as uuid } from "uuid";
import { z } from "zod";
import { loadLaneGroups } from "@/lib/db/actors";
import { insertAudit } from "@/lib/db/audit";
import { deleteLane, listLaneCustomers } from "@/lib/db/lanes";
import { lockOwnerships } from "@/lib/db/ownership";
import { moveCustomers } from "@/lib/db/ownership-moves";
import { writeDocument } from "@/lib/db/write-document";
import { settingsName } from "@/lib/docs/names";
import { removeLane as removeLaneIn } from "@/lib/docs/settings-doc";
import { can } from "@/lib/domain/access/capabilities";
import { command, refused } from "./model";
import { wakeUps } from "./wake-ups";

/** P2: a lane goes when it is empty, or with its customers moved to another one. */
export const removeLane = command({
  name: "lane.remove",
  summary: "Remove a lane of the pool",
  capability: "settings.write",
  input: z.object({ laneId: z.uuid("invalid"), moveToId: z.uuid("invalid").optional() }),
  async decide({ tx, actor, now }, { laneId, moveToId }) {
    if (!can(actor, "settings.write")) return refused("notAllowed");
    const lanes = await loadLaneGroups(tx);
    if (!lanes.has(laneId)) return refused("laneUnknown", { fields: { laneId: "laneUnknown" } });
    if (moveToId !== undefined && (moveToId === laneId || !lanes.has(moveToId)))
      return refused("laneUnknown", { fields: { moveToId: "laneUnknown" } });
    const standing = await listLaneCustomers(tx, laneId);
    if (standing.length > 0 && moveToId === undefined)
      return refused("laneNotEmpty", { facts: { count: standing.length } });
    const locked = await lockOwnerships(tx, standing);
    const ids = standing.filter((id) => locked.get(id)?.laneId === laneId);
    if (moveToId !== undefined && ids.length > 0) {
      const destination = { to: "relane", laneId: moveToId } as const;
      const move = { id: uuid(), kind: "relane", actorId: actor.userId, at: now } as const;
      await moveCustomers(tx, { ...move, customerIds: ids, destination });
    }
    const target = { name: settingsName, kind: "settings", actorId: actor.userId };
    const seq = await writeDocument(tx, target, (doc) => removeLaneIn(doc, laneId));
    await deleteLane(tx, laneId);
    const detail = { moveToId: moveToId ?? null, customers: ids.length };
    await insertAudit(tx, { actorId: actor.userId, action: "lane.remove", subject: laneId, detail });
    const written = seq === null ? [] : [{ type: "document", name: settingsName, seq } as const];
    return {
      ok: true,
      result: { laneId, moved: ids.length },
      events: [...written, ...wakeUps(ids), { type: "rights" }],
    };
  },
});
