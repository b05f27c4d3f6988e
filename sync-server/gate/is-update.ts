import { decodeUpdate } from "./decode-update";

/** For those outside the sync server who take updates to keep them. */
export function isUpdate(bytes: Uint8Array): boolean {
  try {
    decodeUpdate(bytes);
    return true;
  } catch {
    // What isn't exactly one V1 update throws: that is the answer.
    return false;
  }
}
