import * as encoding from "lib0/encoding";

type Id = readonly [client: number, clock: number];

/** A struct as no copy of Yjs would write it. */
export interface Crafted {
  readonly origin?: Id;
  readonly right?: Id;
  /** A root's name, or the id of the item that holds the type. */
  readonly parent?: string | Id;
  readonly key?: string;
  /** Writes the content; `ref` is its number in the format. */
  readonly content: { readonly ref: number; write(encoder: encoding.Encoder): void };
}

export const any = (...values: unknown[]) => ({
  ref: 8,
  write(encoder: encoding.Encoder) {
    encoding.writeVarUint(encoder, values.length);
    for (const value of values) encoding.writeAny(encoder, value as never);
  },
});
export const letters = (text: string) => ({
  ref: 4,
  write: (encoder: encoding.Encoder) => encoding.writeVarString(encoder, text),
});
export const deleted = (length = 1) => ({
  ref: 1,
  write: (encoder: encoding.Encoder) => encoding.writeVarUint(encoder, length),
});
/** 3: an element, with a name; 6: a text. */
export const type = (ref: number, name?: string) => ({
  ref: 7,
  write(encoder: encoding.Encoder) {
    encoding.writeVarUint(encoder, ref);
    if (name !== undefined) encoding.writeVarString(encoder, name);
  },
});

/** An update of hand-made structs of one client id, and of ranges to delete: client, clock and length each. */
export function craft(
  client: number,
  clock: number,
  structs: readonly Crafted[],
  deletes: readonly (readonly [client: number, ranges: readonly Id[]])[] = [],
): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, structs.length > 0 ? 1 : 0);
  if (structs.length > 0) {
    encoding.writeVarUint(encoder, structs.length);
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, clock);
    for (const struct of structs) writeStruct(encoder, struct);
  }
  encoding.writeVarUint(encoder, deletes.length);
  for (const [of, ranges] of deletes) {
    encoding.writeVarUint(encoder, of);
    encoding.writeVarUint(encoder, ranges.length);
    for (const range of ranges) writeId(encoder, range);
  }
  return encoding.toUint8Array(encoder);
}

function writeStruct(encoder: encoding.Encoder, { origin, right, parent, key, content }: Crafted): void {
  const info = content.ref | (origin ? 128 : 0) | (right ? 64 : 0) | (key === undefined ? 0 : 32);
  encoding.writeUint8(encoder, info);
  if (origin) writeId(encoder, origin);
  if (right) writeId(encoder, right);
  if (!origin && !right) {
    encoding.writeVarUint(encoder, typeof parent === "string" ? 1 : 0);
    if (typeof parent === "string") encoding.writeVarString(encoder, parent);
    else writeId(encoder, parent ?? [0, 0]);
    if (key !== undefined) encoding.writeVarString(encoder, key);
  }
  content.write(encoder);
}

function writeId(encoder: encoding.Encoder, [client, clock]: Id): void {
  encoding.writeVarUint(encoder, client);
  encoding.writeVarUint(encoder, clock);
}
