import { v7 as uuid } from "uuid";
import { z } from "zod";
import { insertAudit } from "@/lib/db/audit";
import { addToGroups, findGroupIds } from "@/lib/db/groups";
import { insertProjectionTasks } from "@/lib/db/projection-tasks";
import { insertUser } from "@/lib/db/users";
import { peopleName } from "@/lib/docs/names";
import { roles } from "@/lib/domain/access/model";
import { canCreatePerson } from "@/lib/domain/people/scope";
import { nameSchema, newPasswordSchema, newUsernameSchema } from "../accounts/schemas";
import { hashPassword } from "../session/passwords";
import { command, refused } from "./model";

/** R2, M2: a supervisor makes accounts of salespeople in own groups, an admin any. */
export const createPerson = command({
  name: "person.create",
  summary: "Make an account",
  capability: "people.create",
  input: z.object({
    username: newUsernameSchema,
    name: nameSchema,
    role: z.enum(roles),
    password: newPasswordSchema,
    /** A supervisor leads these groups; everyone else belongs to them. */
    groupIds: z.array(z.uuid("invalid")).max(100, "tooLong").default([]),
    position: z.string().trim().max(80, "tooLong").default(""),
  }),
  prepare: ({ password }) => hashPassword(password),
  async decide({ tx, actor }, { username, name, role, groupIds, position }, passwordHash) {
    const leads = role === "supervisor";
    if (!canCreatePerson(actor, { role, groupIds })) return refused("notAllowed");
    const known = await findGroupIds(tx, groupIds);
    if (known.length !== new Set(groupIds).size)
      return refused("groupUnknown", { fields: { groupIds: "groupUnknown" } });
    const id = uuid();
    if (!(await insertUser(tx, { id, username, name, role, position, passwordHash }))) {
      return refused("usernameTaken", { fields: { username: "usernameTaken" } });
    }
    await addToGroups(tx, id, known, leads);
    await insertProjectionTasks(tx, [{ target: peopleName, root: "people", key: id }]);
    await insertAudit(tx, {
      actorId: actor.userId,
      action: "person.create",
      subject: id,
      detail: { role, groupIds },
    });
    return { ok: true, result: { id }, events: [{ type: "tasks", urgent: true }] };
  },
});
