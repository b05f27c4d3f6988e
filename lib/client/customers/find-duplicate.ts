import { pause } from "@/lib/client/time/pause";
import type { Workspace } from "@/lib/client/workspace/workspace";
import { type DuplicateFacts, duplicateTest, type SameBy } from "@/lib/domain/customers/duplicates";
import type { CustomerTable } from "@/lib/domain/customers/table";
import { askDuplicates } from "./ask-duplicates";

/** A customer that may be the one being typed (C10): one that can be opened, or only that it exists. */
export type DuplicateHit =
  | {
      readonly kind: "here";
      readonly id: string;
      readonly name: string;
      readonly company: string;
      readonly by: SameBy;
      readonly inPool: boolean;
    }
  | { readonly kind: "told"; readonly id: string | null; readonly ask: string | null };

/** Rows looked at before the screen has its turn. */
const rowsAtOnce = 5_000;

/** Looks among all that the device holds, the pool included; works offline. */
export async function findOnDevice(
  { rows, pool }: Workspace,
  typed: DuplicateFacts,
  exceptId: string | null,
  signal: AbortSignal,
): Promise<DuplicateHit | null> {
  const test = duplicateTest(typed);
  if (!test) return null;
  let looked = 0;
  for (const inPool of [false, true]) {
    for (const row of inPool ? poolRows(pool.state.get()) : rowsOf(rows.table)) {
      const by = row.id === exceptId ? null : test(row);
      if (by) return { kind: "here", id: row.id, name: row.name, company: row.company, by, inPool };
      looked += 1;
      if (looked % rowsAtOnce === 0) await pause();
      if (signal.aborted) return null;
    }
  }
  return null;
}

/** Asks the server, which tells of a stranger's customer only whom to ask. Offline it has nothing to say. */
export async function findElsewhere(
  typed: DuplicateFacts,
  exceptId: string | null,
  signal: AbortSignal,
): Promise<DuplicateHit | null> {
  if (!duplicateTest(typed)) return null;
  const answer = await askDuplicates([typed], { signal, ...(exceptId ? { exceptId } : {}) });
  const told = answer?.[0];
  return told ? { kind: "told", id: told.customerId, ask: told.ask } : null;
}

/** Every customer of the table, once. */
export function* rowsOf({
  base,
  changed,
}: CustomerTable): Generator<DuplicateFacts & { readonly id: string }> {
  for (const [index, row] of base.rows.entries()) if (base.dead[index] === 0) yield row;
  for (const { row } of changed.values()) yield row;
}

function* poolRows({ rowsByLane }: ReturnType<Workspace["pool"]["state"]["get"]>) {
  for (const rows of rowsByLane.values()) yield* rows;
}
