import * as decoding from "lib0/decoding";
import type { CloseCode } from "@/lib/protocol/close-codes";
import { MessageType, type Refusal } from "@/lib/protocol/messages";
import { Connection, type Transport } from "../connection";
import { decodeUpdate } from "../gate/decode-update";
import type { Room } from "../room";

export type Written =
  | { readonly kind: "ruled"; readonly refused: readonly Refusal[] }
  /** The pipeline ended it: not allowed, too many deletions, or it failed and may be tried again. */
  | { readonly kind: "closed"; readonly code: CloseCode };

/**
 * Writes into a room as that person, by the road that every client takes: gate, judge, commit, fan-out. What is
 * decided is decided with the person's rights at the moment of the commit.
 */
export function writeAs(
  room: Room,
  user: { readonly id: string; readonly name: string },
  update: Uint8Array,
): Promise<Written> {
  return new Promise((resolve) => {
    const refused: Refusal[] = [];
    const transport: Transport = {
      isGenjin: true,
      countPending: () => undefined,
      close: (code) => resolve({ kind: "closed", code }),
      send(message) {
        const decoder = decoding.createDecoder(message);
        const type = decoding.readVarUint(decoder);
        if (type === MessageType.refused) {
          refused.push(...(JSON.parse(decoding.readVarString(decoder)) as Refusal[]));
        }
        if (type !== MessageType.ack) return;
        resolve({ kind: "ruled", refused });
        connection.dropped();
      },
    };
    const connection = new Connection(transport, { ...user, color: 1 }, "quarantine", () => undefined);
    connection.right = "write";
    room.join(connection);
    room.receiveWrite({ connection, update: decodeUpdate(update), ordinal: 1 });
  });
}
