import { z } from "zod";
import type { Runtime } from "./runtime";

/** `?part=database`: what a load balancer asks, since a node without a line to the others still serves. */
export const healthQuery = z.object({ part: z.enum(["database"]).optional() });

export type HealthPart = "database" | "bus";

export interface Health {
  readonly status: "ok" | "degraded";
  readonly version: string;
  readonly database: "pglite" | "postgres";
  /** What is wrong: the database doesn't answer, or wake-ups don't reach the other nodes. */
  readonly failing?: readonly HealthPart[];
}

/** How this process is, and the status of HTTP that says so. */
export async function health(
  { database, bus, version }: Pick<Runtime, "database" | "bus" | "version">,
  { part }: z.output<typeof healthQuery> = {},
): Promise<{ readonly httpStatus: 200 | 503; readonly body: Health }> {
  const failing: HealthPart[] = [];
  if (!(await database.answers())) failing.push("database");
  if (part === undefined && !bus.isUp()) failing.push("bus");
  const facts = { version, database: database.kind };
  if (failing.length === 0) return { httpStatus: 200, body: { status: "ok", ...facts } };
  return { httpStatus: 503, body: { status: "degraded", ...facts, failing } };
}
