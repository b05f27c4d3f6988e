const binaryAndWhole = 0x82;
/** Lengths up to 125 stand in the head itself; these two say that 2 or 8 bytes follow. */
const lengthIn2 = 126;
const lengthIn8 = 127;

let lastMessage: Uint8Array | null = null;
let lastFrame: Buffer | null = null;

/**
 * The WebSocket frame of a message (RFC 6455, §5.2: whole, binary, unmasked, as a server sends it). Made once for all
 * who get the same message one after the other: `ws` would make a head for each, and write head and body apart.
 */
export function frameOf(message: Uint8Array): Buffer {
  if (lastFrame !== null && lastMessage === message) return lastFrame;
  lastMessage = message;
  lastFrame = encode(message);
  return lastFrame;
}

function encode(message: Uint8Array): Buffer {
  const { length } = message;
  const headLength = length < lengthIn2 ? 2 : length < 0x10000 ? 4 : 10;
  const frame = Buffer.allocUnsafe(headLength + length);
  frame[0] = binaryAndWhole;
  if (headLength === 2) frame[1] = length;
  else if (headLength === 4) {
    frame[1] = lengthIn2;
    frame.writeUInt16BE(length, 2);
  } else {
    frame[1] = lengthIn8;
    frame.writeBigUInt64BE(BigInt(length), 2);
  }
  frame.set(message, headLength);
  return frame;
}
