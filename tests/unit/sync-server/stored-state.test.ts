import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { packBytes, unpackBytes } from "@/drizzle/schema/packed-bytes";
import { quietContent } from "@/sync-server/room-content";

describe("a stored state", () => {
  it("comes out as it went in, packed or not", () => {
    const bytes = fc.uint8Array({ maxLength: 200 });
    fc.assert(
      fc.property(bytes, fc.integer({ min: 1, max: 400 }), (part, times) => {
        const whole = new Uint8Array(Buffer.concat(new Array(times).fill(part)));
        expect(unpackBytes(packBytes(whole))).toEqual(whole);
      }),
    );
  });

  it("shrinks where it repeats itself, and is left alone where it is small", () => {
    const rows = Buffer.from('{"status":"interested","level":"regular"}'.repeat(1000));
    expect(packBytes(rows).length).toBeLessThan(rows.length / 5);
    const small = Uint8Array.of(1, 2, 3);
    expect(packBytes(small)).toBe(small);
  });

  it("has the state vector of snapshot and log together, without reading the snapshot", () => {
    const edit = fc.record({ device: fc.nat(2), key: fc.constantFrom("a", "b", "c"), value: fc.string() });
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 20 }), fc.nat(20), (edits, snapshotAt) => {
        const doc = new Y.Doc();
        const updates: Uint8Array[] = [];
        doc.on("update", (update: Uint8Array) => updates.push(update));
        for (const { device, key, value } of edits) {
          doc.clientID = 2000 + device;
          doc.getMap("fields").set(key, value);
        }
        const head = { name: "customer/x", epoch: 1, seq: updates.length, deleted: false };
        const held = new Y.Doc();
        for (const update of updates.slice(0, snapshotAt)) Y.applyUpdate(held, update);
        const snapshot = {
          seq: snapshotAt,
          state: Y.encodeStateAsUpdate(held),
          vector: Y.encodeStateVector(held),
        };
        const entries = updates.slice(snapshotAt).map((update, at) => ({ seq: snapshotAt + at + 1, update }));
        const { stateVector } = quietContent({ head, snapshot, entries });
        expect(Y.decodeStateVector(stateVector)).toEqual(Y.decodeStateVector(Y.encodeStateVector(doc)));
      }),
    );
  });
});
