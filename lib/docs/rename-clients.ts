import * as encoding from "lib0/encoding";
import * as Y from "yjs";

/** Where structs go that were written under a client id: the same ones, under another id, counted from zero. */
interface NewHome {
  readonly client: number;
  /** Clock of the first struct that moves. */
  readonly from: number;
}

export interface Renaming {
  /** The client id to write under in place of another one. */
  readonly clientFor: (client: number) => number;
  /** A value to write in place of another one. */
  readonly valueFor: (key: string, value: unknown) => unknown;
}

/**
 * The same update, written by somebody else: each struct is moved under another client id, so that the merge stays
 * what it was while the change belongs to whoever answers for it. Null for an update with holes.
 */
export function renameClients(update: Uint8Array, { clientFor, valueFor }: Renaming): Uint8Array | null {
  const { structs, ds } = Y.decodeUpdate(update);
  if (structs.some((struct) => struct instanceof Y.Skip)) return null;
  const homes = new Map<number, NewHome>();
  for (const { id } of structs) {
    if (!homes.has(id.client)) homes.set(id.client, { client: clientFor(id.client), from: id.clock });
  }
  const moved = structs.map((struct) => movedStruct(struct, homes, valueFor));
  const encoder = new Y.UpdateEncoderV1();
  writeStructs(encoder, moved);
  writeDeletions(encoder, ds.clients, homes);
  return encoder.toUint8Array();
}

function movedId(id: Y.ID, homes: ReadonlyMap<number, NewHome>): Y.ID {
  const home = homes.get(id.client);
  return home && id.clock >= home.from ? Y.createID(home.client, id.clock - home.from) : id;
}

function movedStruct(
  struct: Y.Item | Y.GC | Y.Skip,
  homes: ReadonlyMap<number, NewHome>,
  valueFor: Renaming["valueFor"],
): Y.Item | Y.GC | Y.Skip {
  struct.id = movedId(struct.id, homes);
  if (!(struct instanceof Y.Item)) return struct;
  if (struct.origin) struct.origin = movedId(struct.origin, homes);
  if (struct.rightOrigin) struct.rightOrigin = movedId(struct.rightOrigin, homes);
  if (struct.parent instanceof Y.ID) struct.parent = movedId(struct.parent, homes);
  const { parentSub, content } = struct;
  if (parentSub !== null && content instanceof Y.ContentAny) {
    struct.content = new Y.ContentAny(content.arr.map((value) => valueFor(parentSub, value)));
  }
  return struct;
}

function writeStructs(encoder: Y.UpdateEncoderV1, structs: readonly (Y.Item | Y.GC | Y.Skip)[]): void {
  const byClient = new Map<number, (Y.Item | Y.GC | Y.Skip)[]>();
  for (const struct of structs) {
    const own = byClient.get(struct.id.client);
    if (own) own.push(struct);
    else byClient.set(struct.id.client, [struct]);
  }
  encoding.writeVarUint(encoder.restEncoder, byClient.size);
  for (const [client, own] of byClient) {
    encoding.writeVarUint(encoder.restEncoder, own.length);
    encoder.writeClient(client);
    encoding.writeVarUint(encoder.restEncoder, own[0]?.id.clock ?? 0);
    for (const struct of own) struct.write(encoder, 0);
  }
}

type Ranges = { readonly clock: number; readonly len: number }[];

function writeDeletions(
  encoder: Y.UpdateEncoderV1,
  deletions: ReadonlyMap<number, Ranges>,
  homes: ReadonlyMap<number, NewHome>,
): void {
  const moved = new Map<number, Ranges>();
  const add = (client: number, clock: number, len: number) => {
    if (len > 0) moved.set(client, [...(moved.get(client) ?? []), { clock, len }]);
  };
  for (const [client, ranges] of deletions) {
    const home = homes.get(client);
    for (const { clock, len } of ranges) {
      const kept = home ? Math.min(len, Math.max(0, home.from - clock)) : len;
      add(client, clock, kept);
      if (home) add(home.client, clock + kept - home.from, len - kept);
    }
  }
  encoding.writeVarUint(encoder.restEncoder, moved.size);
  for (const [client, ranges] of moved) {
    encoding.writeVarUint(encoder.restEncoder, client);
    encoding.writeVarUint(encoder.restEncoder, ranges.length);
    for (const { clock, len } of ranges) {
      encoding.writeVarUint(encoder.restEncoder, clock);
      encoding.writeVarUint(encoder.restEncoder, len);
    }
  }
}
