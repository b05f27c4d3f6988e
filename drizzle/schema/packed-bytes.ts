import { deflateRawSync, inflateRawSync } from "node:zlib";

/** A zero of two bytes, as nothing in Yjs writes it: no state begins so, and what is stored unpacked is told apart. */
const mark = [0x80, 0x00] as const;
const headLength = mark.length + 4;
/** Small states gain nothing. */
const smallest = 4096;
/** The levels above save little more, and take longer. */
const level = 3;

/**
 * A document's state as it is stored: rows of lists shrink to a fifth, and reading bytes out of Postgres, above all
 * the embedded one, takes many times longer than unpacking them.
 */
export function packBytes(bytes: Uint8Array): Uint8Array {
  if (bytes.length < smallest) return bytes;
  const body = deflateRawSync(bytes, { level });
  if (body.length + headLength >= bytes.length) return bytes;
  const packed = Buffer.allocUnsafe(headLength + body.length);
  packed.set(mark);
  packed.writeUInt32BE(bytes.length, mark.length);
  packed.set(body, headLength);
  return packed;
}

export function unpackBytes(stored: Uint8Array): Uint8Array {
  const bytes = Buffer.from(stored.buffer, stored.byteOffset, stored.byteLength);
  const isPacked = bytes.length > headLength && bytes[0] === mark[0] && bytes[1] === mark[1];
  if (!isPacked) return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const length = bytes.readUInt32BE(mark.length);
  const limits = { chunkSize: length, maxOutputLength: length };
  const whole = inflateRawSync(bytes.subarray(headLength), limits);
  return new Uint8Array(whole.buffer, whole.byteOffset, whole.byteLength);
}
