import { z } from "zod";
import { duplicateKeys } from "@/lib/domain/customers/duplicates";
import type { Answer, MemberVisit } from "../http/route";
import { findDuplicateOwners } from "../imports/duplicate-owners";
import { takeGuess } from "../session/throttle";

const text = z.string().max(200, "tooLong").default("");

export const duplicatesBody = z.object({
  rows: z
    .array(z.object({ name: text, company: text, phone: text }))
    .min(1, "required")
    .max(500, "tooLong"),
  /** The customer that is being edited: it is no duplicate of itself. */
  exceptId: z.uuid("invalid").optional(),
});

/**
 * `POST /api/customers/duplicates` (C10): for each row whether such a customer is there. Of one that the person may
 * not read only that it exists, and whom to ask; `ask` is null for the pool.
 */
export async function answerDuplicates({
  body,
  runtime,
  actor,
}: MemberVisit<unknown, z.output<typeof duplicatesBody>>): Promise<Answer> {
  const taken = await takeGuess(runtime.db, "duplicates", actor.userId, body.rows.length);
  if (!taken.ok) return { refusal: { code: "tooManyAttempts", facts: { seconds: taken.seconds } } };
  const keysByRow = body.rows.map(duplicateKeys);
  const found = await findDuplicateOwners(runtime.db, actor, keysByRow.flat(), { customerId: body.exceptId });
  const rows = keysByRow.map((keys) => {
    const duplicate = keys.flatMap((key) => found.get(key) ?? [])[0];
    if (!duplicate) return null;
    const { id, readable, ask } = duplicate;
    return { customerId: readable ? id : null, ask };
  });
  return { data: { rows } };
}
