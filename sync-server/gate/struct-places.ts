import * as Y from "yjs";
import type { LiveDocument } from "../live-document";
import type { DecodedUpdate } from "./decode-update";

/** Where an item stands: in which list or map (a root's name, or the id of the item that holds the type), under which key. */
export interface Place {
  readonly parent: string;
  readonly key: string | null;
}

type Struct = Y.Item | Y.GC | Y.Skip;

/** Says of items where they will stand, those of an update before it is applied. Built for the few updates that need it. */
export class StructPlaces {
  readonly #live: LiveDocument;
  readonly #byClient = new Map<number, Struct[]>();
  readonly #known = new Map<Y.Item, Place | null>();
  #isRead = false;

  constructor(
    live: LiveDocument,
    readonly update: DecodedUpdate,
  ) {
    this.#live = live;
  }

  /** null: nowhere, or nobody can tell; Yjs makes such an item garbage. */
  of(client: number, clock: number): Place | null {
    const chain: Y.Item[] = [];
    let place: Place | null = null;
    let at: { readonly client: number; readonly clock: number } | null = { client, clock };
    while (at !== null) {
      const item = this.#itemAt(at.client, at.clock);
      if (item === null) break;
      if (!this.#isNew(at.client, at.clock)) {
        place = livePlace(this.#live, item);
        break;
      }
      const known = this.#known.get(item);
      if (known !== undefined) {
        place = known;
        break;
      }
      // Until it is known: two items that lean on each other stand nowhere.
      this.#known.set(item, null);
      chain.push(item);
      at = item.origin ?? item.rightOrigin;
      if (at === null) place = ownPlace(item);
    }
    for (const item of chain) this.#known.set(item, place);
    return place;
  }

  /** Whether the update nests types deeper than this, counted from what the document holds already. */
  nestsDeeperThan(limit: number): boolean {
    const depths = new Map<string, number>();
    for (const structs of this.#read().values()) {
      for (const struct of structs) {
        if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentType)) continue;
        if (this.#depthOf(`${struct.id.client}:${struct.id.clock}`, depths, limit) > limit) return true;
      }
    }
    return false;
  }

  #depthOf(id: string, depths: Map<string, number>, limit: number): number {
    const path: string[] = [];
    let at = id;
    while (!depths.has(at) && path.length <= limit) {
      path.push(at);
      const [client = 0, clock = 0] = at.split(":").map(Number);
      const item = this.#itemAt(client, clock);
      const parent = item && this.#isNew(client, clock) ? this.of(client, clock)?.parent : undefined;
      if (parent === undefined || !/^\d+:\d+$/.test(parent)) break;
      at = parent;
    }
    let depth = depths.get(at) ?? 0;
    for (const name of path.reverse()) {
      depth += 1;
      depths.set(name, depth);
    }
    return depth;
  }

  /**
   * Whether what is known already of this client id goes on where the update says. Yjs puts the new part of an item
   * behind the known part, wherever that stands, and into the place that the item names.
   */
  goesOn(client: number): boolean {
    const clock = this.#live.clockOf(client);
    const struct = structAt(this.#read().get(client) ?? [], clock);
    if (!(struct instanceof Y.Item) || struct.id.clock >= clock) return true;
    const named = this.of(client, clock);
    const known = this.of(client, clock - 1);
    return named === null || (named.parent === known?.parent && named.key === known.key);
  }

  #isNew(client: number, clock: number): boolean {
    return clock >= this.#live.clockOf(client);
  }

  #itemAt(client: number, clock: number): Y.Item | null {
    if (clock < this.#live.clockOf(client))
      return asItem(Y.getItem(this.#live.doc.store, Y.createID(client, clock)));
    const structs = this.#read().get(client);
    return structs ? asItem(structAt(structs, clock)) : null;
  }

  #read(): ReadonlyMap<number, Struct[]> {
    if (this.#isRead) return this.#byClient;
    this.#isRead = true;
    for (const struct of Y.decodeUpdate(this.update.bytes).structs) {
      const structs = this.#byClient.get(struct.id.client);
      if (structs) structs.push(struct);
      else this.#byClient.set(struct.id.client, [struct]);
    }
    return this.#byClient;
  }
}

function asItem(struct: unknown): Y.Item | null {
  return struct instanceof Y.Item ? struct : null;
}

function structAt(structs: readonly Struct[], clock: number): Struct | null {
  let low = 0;
  let high = structs.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const struct = structs[middle] as Struct;
    if (clock < struct.id.clock) high = middle - 1;
    else if (clock >= struct.id.clock + struct.length) low = middle + 1;
    else return struct;
  }
  return null;
}

function livePlace(live: LiveDocument, item: Y.Item): Place | null {
  const parent = item.parent as Y.AbstractType<unknown> | null;
  if (parent === null) return null;
  const holder = parent._item;
  const name = holder ? `${holder.id.client}:${holder.id.clock}` : live.rootNameOf(parent);
  return name === null ? null : { parent: name, key: item.parentSub };
}

/** An item that was just read names its root, or the id of the item whose type it stands in. */
function ownPlace(item: Y.Item): Place | null {
  const parent = item.parent as unknown;
  if (typeof parent === "string") return { parent, key: item.parentSub };
  return parent instanceof Y.ID ? { parent: `${parent.client}:${parent.clock}`, key: item.parentSub } : null;
}
