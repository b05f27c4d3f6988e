import { EventEmitter } from "node:events";
import type postgres from "postgres";
import type { DatabaseHandle } from "@/lib/db/client";
import type { Bus, BusEvent } from "@/lib/protocol/bus";

/** In one process with PGlite; between processes by LISTEN/NOTIFY. */
export async function createBus(database: Pick<DatabaseHandle, "sql">): Promise<Bus> {
  return database.sql ? createPostgresBus(database.sql) : createLocalBus();
}

export function createLocalBus(): Bus {
  const emitter = new EventEmitter();
  emitter.setMaxListeners(0);
  return {
    // Listeners run later: a publisher inside a transaction must not be entered again.
    publish: (event) => setImmediate(() => emitter.emit("event", event)),
    subscribe(listener) {
      emitter.on("event", listener);
      return () => emitter.off("event", listener);
    },
    async close() {
      emitter.removeAllListeners();
    },
  };
}

const channel = "genjin";
/** NOTIFY refuses payloads of 8,000 bytes and more. */
const largestPayload = 7900;

/** Own listeners are called at once, those of other nodes by NOTIFY; a node knows its own echo and drops it. */
async function createPostgresBus(sql: postgres.Sql): Promise<Bus> {
  const node = crypto.randomUUID();
  const local = createLocalBus();
  const listening = await sql.listen(channel, (payload) => {
    const received = readPayload(payload);
    if (received && received.node !== node) local.publish(received.event);
  });
  return {
    publish(event) {
      local.publish(event);
      for (const part of splitEvent(event)) {
        // A wake-up that is lost loses nothing: the log is the truth.
        sql.notify(channel, JSON.stringify({ node, event: part })).catch(() => undefined);
      }
    },
    subscribe: local.subscribe,
    async close() {
      await local.close();
      await listening.unlisten().catch(() => undefined);
    },
  };
}

/** An event too long for one NOTIFY asks for more than was meant: judging everybody again is safe. */
function splitEvent(event: BusEvent): readonly BusEvent[] {
  if (JSON.stringify(event).length < largestPayload) return [event];
  if (event.type === "rights") return [{ type: "rights" }];
  if (event.type === "session-ended") {
    return event.sessionIds.map((id) => ({ type: "session-ended", sessionIds: [id] }));
  }
  return [];
}

function readPayload(payload: string): { readonly node: string; readonly event: BusEvent } | null {
  try {
    return JSON.parse(payload) as { node: string; event: BusEvent };
  } catch {
    // Somebody else's NOTIFY on our channel.
    return null;
  }
}
