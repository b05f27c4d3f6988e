import { trimRulings } from "@/lib/db/rulings";
import type { JobContext } from "./schedule";

const keepDays = 180;
const dayMs = 24 * 60 * 60 * 1000;
/** About 25 MB: what a hostile client adds is bounded by the sync server, and here for good. */
const keepRows = 100_000;

/** R9: the record of what the sync server refused keeps the newest. */
export async function trimOldRulings({ db, now }: JobContext): Promise<void> {
  await trimRulings(db, { before: new Date(now().getTime() - keepDays * dayMs), most: keepRows });
}
