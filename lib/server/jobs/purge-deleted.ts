import { insertAudit } from "@/lib/db/audit";
import { purgeDeleted } from "@/lib/db/deleted-customers";
import { keepDeletedMs } from "@/lib/domain/pool/moves";
import type { JobContext } from "./schedule";

/** C9: after 30 days the content of what was deleted for ever goes; the id stays and refuses. */
export async function purgeDeletedCustomers({ db, now, goesOn }: JobContext): Promise<void> {
  do {
    const ids = await db.transaction(async (tx) => {
      const purged = await purgeDeleted(tx, new Date(now().getTime() - keepDeletedMs), now());
      for (const subject of purged)
        await insertAudit(tx, { actorId: null, action: "customer.purge", subject });
      return purged;
    });
    if (ids.length === 0) return;
  } while (await goesOn());
}
