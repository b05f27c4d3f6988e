import { createClient } from "@redis/client";
import type { OpenLine } from "./broker-line";

const mostBytes = 64 * 1024;
const connectMs = 5_000;

/** Redis publish and subscribe. Channels know no databases, so the number in the address is part of their name. */
export function redisLine(url: string): OpenLine {
  const channel = `genjin${new URL(url).pathname.replace(/\W/g, "")}`;
  return async ({ hear, lost }) => {
    let isClosed = false;
    const open = () => {
      const client = createClient({
        url,
        disableOfflineQueue: true,
        socket: { connectTimeout: connectMs, reconnectStrategy: false },
      });
      client.on("error", (error: Error) => isClosed || lost(error));
      client.on("end", () => isClosed || lost(new Error("the connection to Redis was closed")));
      return client;
    };
    const speaker = open();
    const listener = open();
    const close = async () => {
      isClosed = true;
      for (const client of [speaker, listener]) if (client.isOpen) client.destroy();
    };
    try {
      await Promise.all([speaker.connect(), listener.connect()]);
      await listener.subscribe(channel, (message) => isClosed || hear(message));
    } catch (error) {
      await close();
      throw error;
    }
    return {
      mostBytes,
      async send(message) {
        await speaker.publish(channel, message);
      },
      close,
    };
  };
}
