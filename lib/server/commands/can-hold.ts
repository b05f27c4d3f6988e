import { loadActor } from "@/lib/db/actors";
import type { Tx } from "@/lib/db/client";
import { canSometimes } from "@/lib/domain/access/capabilities";

/** Whoever could make customers of their own may be given some. */
export async function canHold(tx: Tx, userId: string): Promise<boolean> {
  const receiver = await loadActor(tx, userId);
  return receiver !== null && canSometimes(receiver.role, "customer.create");
}
