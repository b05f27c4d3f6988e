import { eq } from "drizzle-orm";
import { customerOwners, lanes } from "@/drizzle/schema";
import type { Executor } from "./client";

/** Ids of the customers that stand in a lane. */
export async function listLaneCustomers(db: Executor, laneId: string): Promise<string[]> {
  const rows = await db
    .select({ id: customerOwners.customerId })
    .from(customerOwners)
    .where(eq(customerOwners.laneId, laneId));
  return rows.map((row) => row.id);
}

export async function deleteLane(db: Executor, laneId: string): Promise<void> {
  await db.delete(lanes).where(eq(lanes.id, laneId));
}
