import { timingSafeEqual } from "node:crypto";
import { v7 as uuid } from "uuid";
import * as Y from "yjs";
import type { z } from "zod";
import { insertAudit } from "@/lib/db/audit";
import { insertWholeDocuments, type WholeDocument } from "@/lib/db/bulk-documents";
import { findCompany, insertCompany } from "@/lib/db/company";
import { insertProjectionTasks } from "@/lib/db/projection-tasks";
import { insertUser } from "@/lib/db/users";
import { peopleName, settingsName } from "@/lib/docs/names";
import { stampSchema } from "@/lib/docs/schema-version";
import { writeCompany } from "@/lib/docs/settings-doc";
import type { ApiRefusal } from "../errors";
import type { Runtime } from "../runtime";
import { hashPassword } from "../session/passwords";
import { takeGuess } from "../session/throttle";
import type { setupSchema } from "./schemas";

export type SetUp =
  | { readonly ok: true; readonly userId: string }
  | { readonly ok: false; readonly refusal: ApiRefusal };

/** Whether this installation has no company yet. */
export async function isSetupNeeded({ db }: Runtime): Promise<boolean> {
  return (await findCompany(db)) === null;
}

/** Makes company, time zone and admin; once, and only with the token that the console shows. */
export async function setUpCompany(
  runtime: Runtime,
  address: string,
  input: z.output<typeof setupSchema>,
): Promise<SetUp> {
  const { db } = runtime;
  if (await findCompany(db)) return { ok: false, refusal: { code: "setupClosed" } };
  const taken = await takeGuess(db, "setup", address);
  if (!taken.ok)
    return { ok: false, refusal: { code: "tooManyAttempts", facts: { seconds: taken.seconds } } };
  if (!isToken(runtime.setupToken, input.token)) return { ok: false, refusal: { code: "wrongToken" } };
  const passwordHash = await hashPassword(input.password);
  const userId = uuid();
  const made = await db.transaction(async (tx) => {
    if (!(await insertCompany(tx, { name: input.company, timeZone: input.timeZone }))) return false;
    const { name, username } = input;
    await insertUser(tx, { id: userId, username, name, passwordHash, role: "admin" });
    await insertWholeDocuments(tx, [settingsDocument({ name: input.company, timeZone: input.timeZone })]);
    await insertAudit(tx, { actorId: userId, action: "setup" });
    await insertProjectionTasks(tx, [{ target: peopleName, root: "people", key: userId }]);
    return true;
  });
  if (!made) return { ok: false, refusal: { code: "setupClosed" } };
  await runtime.bus.publish({ type: "tasks", urgent: true });
  return { ok: true, userId };
}

/** `company/settings` as it begins: devices read name and time zone there, offline too. */
function settingsDocument(company: { readonly name: string; readonly timeZone: string }): WholeDocument {
  const doc = new Y.Doc();
  doc.transact(() => {
    stampSchema(doc, "settings");
    writeCompany(doc, company);
  });
  const state = Y.encodeStateAsUpdate(doc);
  const vector = Y.encodeStateVector(doc);
  return { name: settingsName, kind: "settings", createdBy: null, createdAt: new Date(), state, vector };
}

function isToken(expected: string | null, given: string): boolean {
  if (expected === null) return false;
  const [left, right] = [Buffer.from(expected), Buffer.from(given)];
  return left.length === right.length && timingSafeEqual(left, right);
}
