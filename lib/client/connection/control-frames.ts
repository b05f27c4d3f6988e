import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { ControlOp, type Hello } from "@/lib/protocol/channels";

/** Frames of channel 0 and the channel prefix of all others (lib/protocol/channels). */
export type InboundFrame =
  | { readonly kind: "hello"; readonly hello: Hello }
  | { readonly kind: "closed"; readonly channel: number; readonly code: number; readonly reason: string }
  | { readonly kind: "message"; readonly channel: number; readonly body: Uint8Array<ArrayBuffer> }
  | { readonly kind: "unknown" };

function controlFrame(op: number, write: (encoder: encoding.Encoder) => void): Uint8Array<ArrayBuffer> {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, 0);
  encoding.writeVarUint(encoder, op);
  write(encoder);
  return encoding.toUint8Array(encoder);
}

export const openFrame = (channel: number, name: string): Uint8Array<ArrayBuffer> =>
  controlFrame(ControlOp.open, (encoder) => {
    encoding.writeVarUint(encoder, channel);
    encoding.writeVarString(encoder, name);
  });

export const closeFrame = (channel: number): Uint8Array<ArrayBuffer> =>
  controlFrame(ControlOp.close, (encoder) => encoding.writeVarUint(encoder, channel));

export function messageFrame(channel: number, body: Uint8Array): Uint8Array<ArrayBuffer> {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, channel);
  encoding.writeUint8Array(encoder, body);
  return encoding.toUint8Array(encoder);
}

export function readFrame(bytes: Uint8Array<ArrayBuffer>): InboundFrame {
  const decoder = decoding.createDecoder(bytes);
  const channel = decoding.readVarUint(decoder);
  if (channel !== 0) return { kind: "message", channel, body: bytes.slice(decoder.pos) };
  const op = decoding.readVarUint(decoder);
  if (op === ControlOp.hello) {
    return { kind: "hello", hello: JSON.parse(decoding.readVarString(decoder)) as Hello };
  }
  if (op !== ControlOp.closed) return { kind: "unknown" };
  return {
    kind: "closed",
    channel: decoding.readVarUint(decoder),
    code: decoding.readVarUint(decoder),
    reason: decoding.readVarString(decoder),
  };
}
