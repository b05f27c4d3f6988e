import { EventEmitter } from "node:events";
import type { Bus } from "@/lib/protocol/bus";

/** The bus of one process. */
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
    isUp: () => true,
    async close() {
      emitter.removeAllListeners();
    },
  };
}
