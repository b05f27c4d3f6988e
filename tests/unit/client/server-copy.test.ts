import fc from "fast-check";
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { describe, expect, it } from "vitest";
import * as syncProtocol from "y-protocols/sync";
import * as Y from "yjs";
import { ServerCopy } from "@/lib/client/documents/server-copy";

type Change = readonly ["set" | "delete" | "write" | "cut", number];
const changes = fc.array(
  fc.tuple(fc.constantFrom("set", "delete", "write", "cut"), fc.nat(4)) as fc.Arbitrary<Change>,
  { maxLength: 12 },
);

function apply(doc: Y.Doc, [what, at]: Change): void {
  const [map, text] = [doc.getMap("fields"), doc.getText("text")];
  if (what === "set") map.set(`${at}`, what);
  else if (what === "delete") map.delete(`${at}`);
  else if (what === "write") text.insert(Math.min(at, text.length), "字");
  else if (at < text.length) text.delete(at, 1);
}

const message = (write: (encoder: encoding.Encoder) => void) => {
  const encoder = encoding.createEncoder();
  write(encoder);
  return decoding.createDecoder(encoding.toUint8Array(encoder));
};

/** What a device finds out from the two messages of the server's handshake. */
function compare(device: Y.Doc, server: Y.Doc): boolean | null {
  const copy = new ServerCopy(device);
  expect(copy.read(message((encoder) => syncProtocol.writeSyncStep1(encoder, server)))).toBeNull();
  const vector = Y.encodeStateVector(device);
  return copy.read(message((encoder) => syncProtocol.writeSyncStep2(encoder, server, vector)));
}

describe("what the server has of a copy", () => {
  it("is all of it exactly when the copy could bring the server nothing", () => {
    fc.assert(
      fc.property(changes, changes, changes, (shared, remote, own) => {
        const [server, device] = [new Y.Doc(), new Y.Doc()];
        for (const change of shared) apply(server, change);
        Y.applyUpdate(device, Y.encodeStateAsUpdate(server));
        for (const change of remote) apply(server, change);
        for (const change of own) apply(device, change);
        const found = compare(device, server);
        const before = Y.snapshot(server);
        Y.applyUpdate(server, Y.encodeStateAsUpdate(device));
        expect(found).toBe(Y.equalSnapshots(before, Y.snapshot(server)));
      }),
    );
  });

  it("is not told by other messages, nor before the server has told its state", () => {
    const doc = new Y.Doc();
    const copy = new ServerCopy(doc);
    expect(copy.read(message((encoder) => syncProtocol.writeSyncStep2(encoder, doc)))).toBeNull();
    expect(
      copy.read(message((encoder) => syncProtocol.writeUpdate(encoder, Y.encodeStateAsUpdate(doc)))),
    ).toBeNull();
  });
});
