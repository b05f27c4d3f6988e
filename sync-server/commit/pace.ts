import type { Room } from "../room";

/** Time that a document's commit buys its next one for each write in it: below 125 writes a second nothing gathers. */
const msPerWrite = 8;
/** A commit costs a message to each connection: few connections wait little. */
const msPerConnection = 1;
const mostMs = 50;

/**
 * Least time, in ms, from the commit that takes what waits in this room now to its next one. The first write after a
 * pause commits at once; in a crowded and busy document, what comes within this time shares a commit, an entry of the
 * log and one message to each reader.
 */
export function paceOf({ connections, writes }: Pick<Room, "connections" | "writes">): number {
  return Math.min(mostMs, msPerConnection * connections.size, msPerWrite * writes.length);
}
