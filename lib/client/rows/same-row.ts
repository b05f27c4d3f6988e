import type { CustomerRow } from "@/lib/domain/customers/model";

/** Whether two rows say the same, so that a list is not touched for nothing. `rev` counts: it says what is held. */
export function isSameRow(a: CustomerRow, b: CustomerRow): boolean {
  if (a === b) return true;
  for (const key of Object.keys(b) as (keyof CustomerRow)[]) {
    if (key !== "custom" && key !== "sharedWith" && a[key] !== b[key]) return false;
  }
  const isSame = (key: "custom" | "sharedWith") => JSON.stringify(a[key]) === JSON.stringify(b[key]);
  return a.via === b.via && isSame("custom") && isSame("sharedWith");
}

/** Whether the server's row has caught up with what this device projected. */
export function hasCaughtUp(server: CustomerRow, here: CustomerRow): boolean {
  const { rev, pinyin, customerNo, ownerId } = server;
  return isSameRow(server, { ...here, rev, pinyin, customerNo, ownerId });
}
