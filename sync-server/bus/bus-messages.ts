import { z } from "zod";
import type { BusEvent } from "@/lib/protocol/bus";

const event = z.discriminatedUnion("type", [
  z.object({ type: z.literal("document"), name: z.string(), seq: z.number() }),
  z.object({ type: z.literal("tasks"), urgent: z.boolean().optional() }),
  z.object({
    type: z.literal("rights"),
    userIds: z.array(z.string()).optional(),
    documents: z.array(z.string()).optional(),
  }),
  z.object({ type: z.literal("session-ended"), sessionIds: z.array(z.string()) }),
  z.object({ type: z.literal("person-closed"), userId: z.string() }),
  z.object({ type: z.literal("missed") }),
]);

const message = z.object({ node: z.string(), events: z.array(z.unknown()), leaves: z.boolean().optional() });

export interface BusMessage {
  /** Who sent it. */
  readonly node: string;
  readonly events: readonly BusEvent[];
  /** It stops, with nothing left to say. */
  readonly leaves: boolean;
}

/** Reads what came over a broker, to which others may write; null for what is no message of ours. */
export function readMessage(text: string): BusMessage | null {
  try {
    const parsed = message.safeParse(JSON.parse(text));
    if (!parsed.success) return null;
    // An event that a newer version brought is left out; the others of its message are still good.
    const events = parsed.data.events.flatMap((raw) => event.safeParse(raw).data ?? []);
    const { node, leaves = false } = parsed.data;
    return { node, events: events as readonly BusEvent[], leaves };
  } catch {
    return null;
  }
}

/** A sign of life, or of leaving. */
export const signMessage = (node: string, leaves = false): string =>
  JSON.stringify({ node, events: [], ...(leaves ? { leaves } : {}) });

/** Packs events into as few messages as hold them. */
export function packMessages(node: string, events: readonly BusEvent[], mostBytes: number): string[] {
  const room = mostBytes - Buffer.byteLength(JSON.stringify({ node, events: [] }));
  const messages: string[] = [];
  let packed: string[] = [];
  let size = 0;
  const finish = () => {
    if (packed.length > 0) messages.push(`{"node":${JSON.stringify(node)},"events":[${packed.join(",")}]}`);
    packed = [];
    size = 0;
  };
  for (const part of events.flatMap((one) => splitEvent(one, room))) {
    const text = JSON.stringify(part);
    const bytes = Buffer.byteLength(text) + 1;
    if (size + bytes > room) finish();
    packed.push(text);
    size += bytes;
  }
  finish();
  return messages;
}

/** An event too long for one message is cut up, or asks for more than was meant: comparing everything is safe. */
function splitEvent(one: BusEvent, room: number): readonly BusEvent[] {
  if (Buffer.byteLength(JSON.stringify(one)) < room) return [one];
  if (one.type === "rights") return [{ type: "rights" }];
  if (one.type === "session-ended" && one.sessionIds.length > 1) {
    const half = Math.ceil(one.sessionIds.length / 2);
    const parts = [one.sessionIds.slice(0, half), one.sessionIds.slice(half)];
    return parts.flatMap((sessionIds) => splitEvent({ type: "session-ended", sessionIds }, room));
  }
  return [{ type: "missed" }];
}
