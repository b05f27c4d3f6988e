import { z } from "zod";
import { insertAudit } from "@/lib/db/audit";
import { findGroupIds, listMembers, replaceMembers } from "@/lib/db/groups";
import { insertProjectionTasks } from "@/lib/db/projection-tasks";
import { listPeople } from "@/lib/db/users";
import { peopleName } from "@/lib/docs/names";
import { can } from "@/lib/domain/access/capabilities";
import { command, refused } from "./model";

const people = z.array(z.uuid("invalid")).max(1000, "tooLong").default([]);

/** R6: who belongs to a group, and who leads it. Rights of everyone concerned are judged again at once (R10). */
export const setGroupMembers = command({
  name: "group.setMembers",
  summary: "Say who belongs to a group and who leads it",
  capability: "groups.manage",
  input: z.object({ groupId: z.uuid("invalid"), memberIds: people, leaderIds: people }),
  async decide({ tx, actor }, { groupId, memberIds, leaderIds }) {
    if (!can(actor, "groups.manage")) return refused("notAllowed");
    const [known] = await findGroupIds(tx, [groupId]);
    if (!known) return refused("groupUnknown", { fields: { groupId: "groupUnknown" } });
    const open = (await listPeople(tx, [...memberIds, ...leaderIds])).filter((person) => !person.closed);
    const roleById = new Map(open.map((person) => [person.id, person.role]));
    if (!memberIds.every((id) => roleById.has(id)))
      return refused("personUnknown", { fields: { memberIds: "personUnknown" } });
    if (!leaderIds.every((id) => roleById.get(id) === "supervisor")) {
      return refused("personUnknown", { fields: { leaderIds: "personUnknown" } });
    }
    const before = await listMembers(tx, groupId);
    await replaceMembers(tx, groupId, memberIds, false);
    await replaceMembers(tx, groupId, leaderIds, true);
    const touched = [...new Set([...before, ...memberIds, ...leaderIds])];
    await insertProjectionTasks(
      tx,
      touched.map((key) => ({ target: peopleName, root: "people", key })),
    );
    const detail = { memberIds, leaderIds };
    await insertAudit(tx, { actorId: actor.userId, action: "group.setMembers", subject: groupId, detail });
    return { ok: true, result: { groupId }, events: [{ type: "rights" }, { type: "tasks", urgent: true }] };
  },
});
