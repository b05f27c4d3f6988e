import { v7 as uuid } from "uuid";
import { z } from "zod";
import { insertAudit } from "@/lib/db/audit";
import { insertGroup } from "@/lib/db/groups";
import { insertProjectionTasks } from "@/lib/db/projection-tasks";
import { peopleName } from "@/lib/docs/names";
import { can } from "@/lib/domain/access/capabilities";
import { nameSchema } from "../accounts/schemas";
import { command, refused } from "./model";

/** R6, T4. */
export const createGroup = command({
  name: "group.create",
  summary: "Make a group",
  capability: "groups.manage",
  input: z.object({ name: nameSchema }),
  async decide({ tx, actor }, { name }) {
    if (!can(actor, "groups.manage")) return refused("notAllowed");
    const id = uuid();
    await insertGroup(tx, { id, name });
    await insertProjectionTasks(tx, [{ target: peopleName, root: "groups", key: id }]);
    await insertAudit(tx, { actorId: actor.userId, action: "group.create", subject: id, detail: { name } });
    return { ok: true, result: { id }, events: [{ type: "tasks", urgent: true }] };
  },
});
