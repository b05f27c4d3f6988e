import { limits } from "../limits";
import { refuse } from "./refused-file";

const endMark = 0x06054b50;
const entryMark = 0x02014b50;
const endSize = 22;
const entrySize = 46;
const longestComment = 65_535;
const unknownSize = 0xffffffff;

/**
 * Names and sizes of a zip's parts, read from its directory without unpacking anything. Refuses what would unpack to more than
 * a phone has room for: a part can't grow beyond what its entry says, for the reader holds it to that.
 */
export function zipParts(bytes: Uint8Array): ReadonlyMap<string, number> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end === null) refuse("damaged");
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  let unpacked = 0;
  const sizes = new Map<string, number>();
  for (let entry = 0; entry < count; entry += 1) {
    if (at + entrySize > view.byteLength || view.getUint32(at, true) !== entryMark) refuse("damaged");
    const packedSize = view.getUint32(at + 20, true);
    const size = view.getUint32(at + 24, true);
    // Neither sizes of more than 4 GB nor sizes left open occur in lists of customers.
    if (size === unknownSize || (size === 0 && packedSize > 2)) refuse("unpacksTooLarge");
    unpacked += size;
    if (unpacked > limits.unpackedBytes) refuse("unpacksTooLarge");
    const nameLength = view.getUint16(at + 28, true);
    const name = bytes.subarray(at + entrySize, at + entrySize + nameLength);
    sizes.set(new TextDecoder().decode(name), size);
    at += entrySize + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return sizes;
}

function findEnd(view: DataView): number | null {
  const last = view.byteLength - endSize;
  for (let at = last; at >= Math.max(0, last - longestComment); at -= 1) {
    if (view.getUint32(at, true) === endMark) return at;
  }
  return null;
}
