import { describe, expect, it } from "vitest";
import { paceOf } from "@/sync-server/commit/pace";
import type { Connection } from "@/sync-server/connection";
import type { PendingWrite } from "@/sync-server/room";

/** A room as far as its pace goes: how many read it, how many writes wait in it. */
function room(readers: number, waiting: number) {
  const connections = new Set(Array.from({ length: readers }, () => ({}) as Connection));
  const writes = Array.from({ length: waiting }, () => ({}) as PendingWrite);
  return { connections, writes };
}

describe("the pace of commits in a document", () => {
  it("holds nobody back who writes alone", () => {
    expect(paceOf(room(1, 200))).toBe(1);
  });

  it("asks no pause where only the server writes", () => {
    expect(paceOf(room(500, 0))).toBe(0);
  });

  it("lets a single write in a crowd be followed soon", () => {
    expect(paceOf(room(50, 1))).toBeLessThanOrEqual(8);
  });

  it("gathers more the more people read and the more writes wait, up to 50 ms", () => {
    expect(paceOf(room(20, 10))).toBeGreaterThan(paceOf(room(10, 10)));
    expect(paceOf(room(50, 4))).toBeGreaterThan(paceOf(room(50, 2)));
    expect(paceOf(room(1_000, 1_000))).toBe(50);
  });
});
