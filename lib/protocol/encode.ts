import * as encoding from "lib0/encoding";
import { ControlOp, type Hello } from "./channels";
import { MessageType, type Opened, type Refusal } from "./messages";

/** Types inside a sync message, as y-protocols numbers them. */
export const SyncType = { step1: 0, step2: 1, update: 2 } as const;

function message(type: number, write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, type);
  write(encoder);
  return encoding.toUint8Array(encoder);
}

function syncMessage(syncType: number, body: Uint8Array): Uint8Array {
  const head = message(MessageType.sync, (encoder) => {
    encoding.writeVarUint(encoder, syncType);
    encoding.writeVarUint(encoder, body.length);
  });
  return joined(head, body);
}

/** One copy of the body: an encoder would make two, of a list of a whole device too. */
function joined(head: Uint8Array, body: Uint8Array): Uint8Array {
  const whole = new Uint8Array(head.length + body.length);
  whole.set(head);
  whole.set(body, head.length);
  return whole;
}

export const encodeSyncStep1 = (stateVector: Uint8Array): Uint8Array =>
  syncMessage(SyncType.step1, stateVector);
export const encodeSyncStep2 = (update: Uint8Array): Uint8Array => syncMessage(SyncType.step2, update);
export const encodeUpdate = (update: Uint8Array): Uint8Array => syncMessage(SyncType.update, update);

export const encodeAwareness = (body: Uint8Array): Uint8Array =>
  message(MessageType.awareness, (encoder) => encoding.writeVarUint8Array(encoder, body));

export const encodeAck = (durable: number): Uint8Array =>
  message(MessageType.ack, (encoder) => encoding.writeVarUint(encoder, durable));

export const encodeRefused = (refusals: readonly Refusal[]): Uint8Array =>
  message(MessageType.refused, (encoder) => encoding.writeVarString(encoder, JSON.stringify(refusals)));

export const encodeOpened = (opened: Opened): Uint8Array =>
  message(MessageType.opened, (encoder) => encoding.writeVarString(encoder, JSON.stringify(opened)));

/** An awareness message about nobody: inbound traffic for providers that drop silent connections. */
export const emptyAwareness: Uint8Array = encodeAwareness(new Uint8Array([0]));

/** A frame of the channelled socket: the channel's number before the message. */
export function encodeChannelFrame(channel: number, body: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, channel);
  return joined(encoding.toUint8Array(encoder), body);
}

export function encodeOpen(channel: number, name: string): Uint8Array {
  return control(ControlOp.open, (encoder) => {
    encoding.writeVarUint(encoder, channel);
    encoding.writeVarString(encoder, name);
  });
}

export const encodeClose = (channel: number): Uint8Array =>
  control(ControlOp.close, (encoder) => encoding.writeVarUint(encoder, channel));

export function encodeClosed(channel: number, code: number, reason: string): Uint8Array {
  return control(ControlOp.closed, (encoder) => {
    encoding.writeVarUint(encoder, channel);
    encoding.writeVarUint(encoder, code);
    encoding.writeVarString(encoder, reason);
  });
}

export const encodeHello = (hello: Hello): Uint8Array =>
  control(ControlOp.hello, (encoder) => encoding.writeVarString(encoder, JSON.stringify(hello)));

function control(op: number, write: (encoder: encoding.Encoder) => void): Uint8Array {
  return message(0, (encoder) => {
    encoding.writeVarUint(encoder, op);
    write(encoder);
  });
}
