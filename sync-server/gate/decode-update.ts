import * as decoding from "lib0/decoding";

/**
 * Reads a Yjs update (V1) far enough to say what it would do, without building anything of Yjs: which client ids it
 * writes under, what it leans on, which roots it names, what it deletes. Throws on everything that isn't exactly one
 * V1 update; callers catch. Yjs's own decoder accepts trailing bytes, and so takes a V2 update for an empty one.
 */
export interface DecodedUpdate {
  readonly bytes: Uint8Array;
  readonly runs: readonly ClientRun[];
  /** Ids that must exist before: client and clock in turn. */
  readonly needs: readonly number[];
  readonly deletes: readonly DeleteRange[];
  /** Root name → whether items with a key (bit 1) and without (bit 2) stand directly in it. */
  readonly roots: ReadonlyMap<string, number>;
  /** Items whose content belongs into no document of ours, client and clock in turn: deleted by the judge. */
  readonly odd: readonly number[];
  /** Whether every item is surely text, so that no map entry can be touched by its structs. */
  readonly isEmpty: boolean;
}

/** Structs of one client id in a row. `hole`: the update itself skips clocks in between. */
export interface ClientRun {
  readonly client: number;
  readonly clock: number;
  readonly end: number;
  readonly hole: boolean;
}

export interface DeleteRange {
  readonly client: number;
  readonly clock: number;
  readonly end: number;
}

export const keyedItem = 1;
export const listItem = 2;

interface Draft {
  readonly needs: number[];
  readonly roots: Map<string, number>;
  readonly odd: number[];
}

export function decodeUpdate(bytes: Uint8Array): DecodedUpdate {
  const decoder = decoding.createDecoder(bytes);
  const draft: Draft = { needs: [], roots: new Map(), odd: [] };
  const runs: ClientRun[] = [];
  const seen = new Set<number>();
  const clients = readCount(decoder);
  for (let i = 0; i < clients; i += 1) {
    const run = readRun(decoder, draft);
    if (seen.has(run.client)) throw new Error("client twice");
    seen.add(run.client);
    if (run.end > run.clock) runs.push(run);
  }
  const deletes = readDeletes(decoder);
  if (decoder.pos !== bytes.length) throw new Error("trailing bytes");
  return { bytes, runs, deletes, ...draft, isEmpty: runs.length === 0 && deletes.length === 0 };
}

/** A number of things that take at least a byte each: more than there are bytes is a lie. */
function readCount(decoder: decoding.Decoder): number {
  const count = decoding.readVarUint(decoder);
  if (count > decoder.arr.length - decoder.pos) throw new Error("impossible count");
  return count;
}

function readRun(decoder: decoding.Decoder, draft: Draft): ClientRun {
  const count = readCount(decoder);
  const client = decoding.readVarUint(decoder);
  const start = decoding.readVarUint(decoder);
  let clock = start;
  let hole = false;
  for (let i = 0; i < count; i += 1) {
    const info = decoding.readUint8(decoder);
    const ref = info & 31;
    if (ref === 0 || ref === 10) {
      hole ||= ref === 10;
      clock += readLength(decoder);
    } else clock += readItem(decoder, info, client, clock, draft);
  }
  if (!Number.isSafeInteger(clock) || client > 0xffffffff) throw new Error("out of range");
  return { client, clock: start, end: clock, hole };
}

function readItem(
  decoder: decoding.Decoder,
  info: number,
  client: number,
  clock: number,
  draft: Draft,
): number {
  const hasOrigin = (info & 128) === 128;
  const hasRight = (info & 64) === 64;
  if (hasOrigin) readNeed(decoder, client, clock, draft);
  if (hasRight) readNeed(decoder, client, clock, draft);
  if (!hasOrigin && !hasRight) {
    const isRoot = decoding.readVarUint(decoder) === 1;
    const root = isRoot ? decoding.readVarString(decoder) : null;
    if (!isRoot) readNeed(decoder, client, clock, draft);
    const isKeyed = (info & 32) === 32;
    if (isKeyed) decoding.readVarString(decoder);
    if (root !== null) {
      draft.roots.set(root, (draft.roots.get(root) ?? 0) | (isKeyed ? keyedItem : listItem));
    }
  }
  return readContent(decoder, info & 31, client, clock, draft);
}

function readNeed(decoder: decoding.Decoder, client: number, clock: number, draft: Draft): void {
  const needClient = decoding.readVarUint(decoder);
  const needClock = decoding.readVarUint(decoder);
  if (needClient === client && needClock >= clock) throw new Error("leans on itself");
  if (needClient !== client) draft.needs.push(needClient, needClock);
}

function readLength(decoder: decoding.Decoder): number {
  const length = decoding.readVarUint(decoder);
  if (length === 0) throw new Error("empty struct");
  return length;
}

/** Content of Yjs types: 3 xml element and 6 xml text are what notes are made of. */
const textTypes: ReadonlySet<number> = new Set([3, 6]);
const namedTypes: ReadonlySet<number> = new Set([3, 5]);

/** Reads the content and returns its length in clocks. Throws on a subdocument, which nothing of ours holds. */
function readContent(
  decoder: decoding.Decoder,
  ref: number,
  client: number,
  clock: number,
  draft: Draft,
): number {
  switch (ref) {
    case 1:
      return readLength(decoder);
    case 2:
      draft.odd.push(client, clock);
      return repeat(decoder, () => decoding.readVarString(decoder));
    case 3:
      draft.odd.push(client, clock);
      decoding.readVarUint8Array(decoder);
      return 1;
    case 4: {
      const length = decoding.readVarString(decoder).length;
      if (length === 0) throw new Error("empty text");
      return length;
    }
    case 5:
      JSON.parse(decoding.readVarString(decoder));
      return 1;
    case 6:
      decoding.readVarString(decoder);
      JSON.parse(decoding.readVarString(decoder));
      return 1;
    case 7: {
      const type = decoding.readVarUint(decoder);
      if (type > 6) throw new Error("unknown type");
      if (namedTypes.has(type)) decoding.readVarString(decoder);
      if (!textTypes.has(type)) draft.odd.push(client, clock);
      return 1;
    }
    case 8:
      return repeat(decoder, () => decoding.readAny(decoder));
    default:
      throw new Error("unknown content");
  }
}

function repeat(decoder: decoding.Decoder, read: () => unknown): number {
  const count = readLength(decoder);
  if (count > decoder.arr.length - decoder.pos) throw new Error("impossible count");
  for (let i = 0; i < count; i += 1) read();
  return count;
}

function readDeletes(decoder: decoding.Decoder): DeleteRange[] {
  const ranges: DeleteRange[] = [];
  const clients = readCount(decoder);
  for (let i = 0; i < clients; i += 1) {
    const client = decoding.readVarUint(decoder);
    const count = readCount(decoder);
    for (let j = 0; j < count; j += 1) {
      const clock = decoding.readVarUint(decoder);
      const end = clock + readLength(decoder);
      if (!Number.isSafeInteger(end)) throw new Error("out of range");
      ranges.push({ client, clock, end });
    }
  }
  return ranges;
}
