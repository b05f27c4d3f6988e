import * as encoding from "lib0/encoding";
import type * as Y from "yjs";
import { any, type Crafted, craft } from "../support/craft";
import type { RawClient } from "../support/raw-client";
import { marker, type Scene } from "./scene";

/**
 * What a hostile client does, and what it gets: the code of a close, the reasons of what was set back, or what else
 * the client sees. docs/reliability.md holds the same table, and the test compares the two.
 */
export interface Attack {
  readonly attack: string;
  readonly answer: string;
  /** Name of the person; the customer's owner unless told: a salesperson who may write it. */
  readonly by?: string | null;
  /** Below `/sync`; the customer that everybody watches unless told. */
  readonly path?: (scene: Scene) => string;
  readonly headers?: Record<string, string>;
  /** The client is not let in: nothing to wait for before, and nothing to send. */
  readonly atDoor?: true;
  readonly play?: (client: RawClient, scene: Scene) => void | Promise<void>;
}

export const note = "text:note";
export const field = (key: string, value: unknown): Crafted => ({
  parent: "fields",
  key,
  content: any(value),
});

/** An update of structs under a client id that nobody has used. */
export const fresh = (structs: readonly Crafted[]) => (client: RawClient, scene: Scene) =>
  client.write(craft(scene.newClientId(), 0, structs));
export const bytes =
  (...frame: number[]) =>
  (client: RawClient) =>
    client.send(new Uint8Array(frame));
export const edit = (change: (doc: Y.Doc, scene: Scene) => void) => (client: RawClient, scene: Scene) =>
  client.edit((doc) => change(doc, scene));
export const set = (root: string, key: string, value: unknown) =>
  edit((doc) => doc.getMap(root).set(key, value));

/** Several runs of structs, each under a client id of its own, as one update. */
export function joined(parts: readonly Uint8Array[]): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, parts.length);
  // Each part is: one run, its structs, nothing deleted.
  for (const part of parts) encoding.writeUint8Array(encoder, part.subarray(1, part.length - 1));
  encoding.writeVarUint(encoder, 0);
  return encoding.toUint8Array(encoder);
}

export const nested = (depth: number): unknown => (depth === 0 ? marker : [nested(depth - 1)]);
