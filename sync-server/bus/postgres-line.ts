import { connectPostgres } from "@/lib/db/postgres-connection";
import type { OpenLine } from "./broker-line";

const channel = "genjin";
/** NOTIFY refuses payloads of 8,000 bytes and more. */
const mostBytes = 7900;

/** LISTEN and NOTIFY on a connection of its own: the pool may be full of commits. */
export function postgresLine(databaseUrl: string): OpenLine {
  return async ({ hear, lost }) => {
    let isClosed = false;
    const sql = await connectPostgres(databaseUrl, {
      max: 1,
      idle_timeout: 0,
      max_lifetime: null,
      fetch_types: false,
      onnotify: (_channel, message) => isClosed || hear(message),
      onclose: () => isClosed || lost(new Error("the connection of LISTEN was closed")),
    });
    const close = async () => {
      isClosed = true;
      await sql.end({ timeout: 0 });
    };
    try {
      await sql.unsafe(`listen ${channel}`);
    } catch (error) {
      await close();
      throw error;
    }
    return {
      mostBytes,
      async send(message) {
        await sql.notify(channel, message);
      },
      close,
    };
  };
}
