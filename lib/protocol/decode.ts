import * as decoding from "lib0/decoding";
import { ControlOp } from "./channels";
import { SyncType } from "./encode";
import { MessageType } from "./messages";

/** What a client may say inside a document's connection. */
export type ClientMessage =
  | { readonly type: "step1"; readonly stateVector: Uint8Array }
  | { readonly type: "write"; readonly update: Uint8Array }
  | { readonly type: "awareness"; readonly body: Uint8Array }
  | { readonly type: "queryAwareness" };

/** Reads one message; null for anything malformed. Never throws: the bytes come from anybody. */
export function decodeClientMessage(bytes: Uint8Array): ClientMessage | null {
  try {
    const decoder = decoding.createDecoder(bytes);
    const message = readMessage(decoder);
    return message && decoder.pos === bytes.length ? message : null;
  } catch {
    // lib0 throws on truncated input, which is what malformed means here.
    return null;
  }
}

function readMessage(decoder: decoding.Decoder): ClientMessage | null {
  switch (decoding.readVarUint(decoder)) {
    case MessageType.sync:
      return readSync(decoder);
    case MessageType.awareness:
      return { type: "awareness", body: decoding.readVarUint8Array(decoder) };
    case MessageType.queryAwareness:
      return { type: "queryAwareness" };
    default:
      return null;
  }
}

function readSync(decoder: decoding.Decoder): ClientMessage | null {
  const syncType = decoding.readVarUint(decoder);
  const body = decoding.readVarUint8Array(decoder);
  if (syncType === SyncType.step1) return { type: "step1", stateVector: body };
  if (syncType === SyncType.step2 || syncType === SyncType.update) return { type: "write", update: body };
  return null;
}

/** What a client may say on the channelled socket. */
export type ClientFrame =
  | { readonly type: "open"; readonly channel: number; readonly name: string }
  | { readonly type: "close"; readonly channel: number }
  | { readonly type: "message"; readonly channel: number; readonly body: Uint8Array };

/** Reads one frame of the channelled socket; null for anything malformed. Never throws. */
export function decodeClientFrame(bytes: Uint8Array): ClientFrame | null {
  try {
    const decoder = decoding.createDecoder(bytes);
    const channel = decoding.readVarUint(decoder);
    if (channel !== 0) return { type: "message", channel, body: bytes.subarray(decoder.pos) };
    const op = decoding.readVarUint(decoder);
    const subject = decoding.readVarUint(decoder);
    if (op === ControlOp.open)
      return { type: "open", channel: subject, name: decoding.readVarString(decoder) };
    return op === ControlOp.close ? { type: "close", channel: subject } : null;
  } catch {
    return null;
  }
}

/** A client's state vector: client id → clock; null for anything malformed. */
export function decodeStateVector(bytes: Uint8Array): Map<number, number> | null {
  try {
    const decoder = decoding.createDecoder(bytes);
    const size = decoding.readVarUint(decoder);
    if (size > bytes.length) return null;
    const clocks = new Map<number, number>();
    for (let i = 0; i < size; i += 1)
      clocks.set(decoding.readVarUint(decoder), decoding.readVarUint(decoder));
    return clocks;
  } catch {
    return null;
  }
}
