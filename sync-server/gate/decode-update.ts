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
  /** Items that name a right neighbour: client and clock of the left one (-1: none), then of the right one. */
  readonly crossings: readonly number[];
  /** How many structs there are, and how many of them open a nested type. */
  readonly structs: number;
  readonly types: number;
  /** A key that one client id sets twice without leaning on what it set before: no copy of Yjs writes that. */
  readonly setsKeyAnew: boolean;
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

/** Far above what a document can hold; below what a sum of two could make inexact. */
const mostClock = 2 ** 40;

export const keyedItem = 1;
export const listItem = 2;

interface Draft {
  readonly needs: number[];
  readonly roots: Map<string, number>;
  readonly crossings: number[];
  structs: number;
  types: number;
  setsKeyAnew: boolean;
  /** Keys that the client id at hand has set without an origin. */
  readonly keysSet: Set<string>;
}

export function decodeUpdate(bytes: Uint8Array): DecodedUpdate {
  const decoder = decoding.createDecoder(bytes);
  const draft: Draft = {
    needs: [],
    roots: new Map(),
    crossings: [],
    structs: 0,
    types: 0,
    setsKeyAnew: false,
    keysSet: new Set(),
  };
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
  const { needs, roots, crossings, structs, types, setsKeyAnew } = draft;
  const isEmpty = runs.length === 0 && deletes.length === 0;
  return { bytes, runs, deletes, needs, roots, crossings, structs, types, setsKeyAnew, isEmpty };
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
  draft.structs += count;
  draft.keysSet.clear();
  for (let i = 0; i < count; i += 1) {
    const info = decoding.readUint8(decoder);
    const ref = info & 31;
    if (ref === 0 || ref === 10) {
      hole ||= ref === 10;
      clock += readLength(decoder);
    } else clock += readItem(decoder, info, client, clock, draft);
  }
  if (clock > mostClock || client > 0xffffffff) throw new Error("out of range");
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
  const isKeyed = (info & 32) === 32;
  const { needs, crossings } = draft;
  let originClient = -1;
  let originClock = 0;
  if (hasOrigin) {
    originClient = decoding.readVarUint(decoder);
    originClock = decoding.readVarUint(decoder);
    noteNeed(needs, client, clock, originClient, originClock);
  }
  if (hasRight) {
    const rightClient = decoding.readVarUint(decoder);
    const rightClock = decoding.readVarUint(decoder);
    noteNeed(needs, client, clock, rightClient, rightClock);
    crossings.push(originClient, originClock, rightClient, rightClock);
  }
  if (!hasOrigin && !hasRight) readParent(decoder, isKeyed, client, clock, draft);
  return readContent(decoder, info & 31, draft);
}

function readParent(
  decoder: decoding.Decoder,
  isKeyed: boolean,
  client: number,
  clock: number,
  draft: Draft,
): void {
  let parent: string;
  if (decoding.readVarUint(decoder) === 1) {
    parent = decoding.readVarString(decoder);
    draft.roots.set(parent, (draft.roots.get(parent) ?? 0) | (isKeyed ? keyedItem : listItem));
  } else {
    const parentClient = decoding.readVarUint(decoder);
    const parentClock = decoding.readVarUint(decoder);
    noteNeed(draft.needs, client, clock, parentClient, parentClock);
    parent = `${parentClient}:${parentClock}`;
  }
  if (!isKeyed) return;
  const name = `${parent}\n${decoding.readVarString(decoder)}`;
  if (draft.keysSet.has(name)) draft.setsKeyAnew = true;
  draft.keysSet.add(name);
}

function noteNeed(
  needs: number[],
  client: number,
  clock: number,
  needClient: number,
  needClock: number,
): void {
  if (needClient === client && needClock >= clock) throw new Error("leans on itself");
  if (needClient !== client) needs.push(needClient, needClock);
}

function readLength(decoder: decoding.Decoder): number {
  const length = decoding.readVarUint(decoder);
  if (length === 0) throw new Error("empty struct");
  return length;
}

const namedTypes: ReadonlySet<number> = new Set([3, 5]);

/** Reads the content and returns its length in clocks. Throws on a subdocument, which nothing of ours holds. */
function readContent(decoder: decoding.Decoder, ref: number, draft: Draft): number {
  switch (ref) {
    case 1:
      return readLength(decoder);
    case 2:
      return repeat(decoder, () => decoding.readVarString(decoder));
    case 3:
      decoding.readVarUint8Array(decoder);
      return 1;
    case 4: {
      const length = decoding.readVarString(decoder).length;
      if (length === 0) throw new Error("empty text");
      return length;
    }
    case 5:
      readJson(decoder);
      return 1;
    case 6:
      decoding.readVarString(decoder);
      readJson(decoder);
      return 1;
    case 7: {
      const type = decoding.readVarUint(decoder);
      if (type > 6) throw new Error("unknown type");
      if (namedTypes.has(type)) decoding.readVarString(decoder);
      draft.types += 1;
      return 1;
    }
    case 8:
      return repeat(decoder, () => assertFlat(decoding.readAny(decoder), mostNesting));
    default:
      throw new Error("unknown content");
  }
}

function readJson(decoder: decoding.Decoder): void {
  assertFlat(JSON.parse(decoding.readVarString(decoder)), mostNesting);
}

/** Values nested deeper than this exhaust the stack of whoever reads or writes them. */
const mostNesting = 50;

function assertFlat(value: unknown, nesting: number): void {
  if (value === null || typeof value !== "object" || value instanceof Uint8Array) return;
  if (nesting === 0) throw new Error("nested too deeply");
  for (const item of Object.values(value)) assertFlat(item, nesting - 1);
}

function repeat(decoder: decoding.Decoder, read: () => unknown): number {
  const count = readLength(decoder);
  if (count > decoder.arr.length - decoder.pos) throw new Error("impossible count");
  for (let i = 0; i < count; i += 1) read();
  return count;
}

/**
 * Ranges of a client id ascend and don't overlap, as every copy of Yjs writes them: a million ranges over the same
 * structs would cost their product to look at.
 */
function readDeletes(decoder: decoding.Decoder): DeleteRange[] {
  const ranges: DeleteRange[] = [];
  const clients = readCount(decoder);
  const seen = new Set<number>();
  for (let i = 0; i < clients; i += 1) {
    const client = decoding.readVarUint(decoder);
    if (seen.has(client)) throw new Error("client twice");
    seen.add(client);
    const count = readCount(decoder);
    let least = 0;
    for (let j = 0; j < count; j += 1) {
      const clock = decoding.readVarUint(decoder);
      const end = clock + readLength(decoder);
      if (clock < least || end > mostClock) throw new Error("out of range");
      least = end;
      ranges.push({ client, clock, end });
    }
  }
  return ranges;
}
