import type { Logger } from "pino";
import type { DatabaseHandle } from "@/lib/db/client";
import type { Bus } from "@/lib/protocol/bus";
import { BrokerBus } from "./bus/broker-bus";
import { createLocalBus } from "./bus/local-bus";
import { postgresLine } from "./bus/postgres-line";
import { redisLine } from "./bus/redis-line";

export { createLocalBus };

export interface BusOptions {
  readonly redisUrl?: string | undefined;
  readonly log?: Logger;
  readonly beatMs?: number;
}

/** In one process with embedded storage; between nodes by Redis where there is one, else by LISTEN/NOTIFY. */
export async function createBus(
  database: Pick<DatabaseHandle, "databaseUrl">,
  { redisUrl, ...options }: BusOptions = {},
): Promise<Bus> {
  if (!database.databaseUrl) return createLocalBus();
  const bus = new BrokerBus(redisUrl ? redisLine(redisUrl) : postgresLine(database.databaseUrl), options);
  await bus.start();
  return bus;
}
