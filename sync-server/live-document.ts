import * as Y from "yjs";
import { rootsOf } from "@/lib/domain/access/decide";
import type { DocumentKind } from "@/lib/domain/access/document-name";
import { RootNames } from "./root-names";

type AnyType = Y.AbstractType<unknown>;

/**
 * A document's Y.Doc in memory. The server writes under the epoch as its client id: always the same one, so that
 * corrections don't add a client id each, and safe on several nodes because each writes only while it holds the
 * document's lock and has caught up.
 */
export class LiveDocument {
  readonly doc: Y.Doc;
  readonly #roots = new RootNames();
  readonly #names = new WeakMap<AnyType, string>();
  readonly #epoch: number;
  #captured: Uint8Array | null = null;
  /** How much the document takes as it is stored; the next snapshot makes it exact. */
  bytes = 0;

  constructor(
    readonly kind: DocumentKind,
    epoch: number,
    state: Uint8Array | null,
  ) {
    this.doc = new Y.Doc({ gc: true });
    this.doc.share = this.#roots as typeof this.doc.share;
    this.#epoch = epoch;
    // Roots are given their type before any content comes, so that a list hidden in a map root is found.
    for (const root of rootsOf(kind)) {
      if (root.type === "map" && typeof root.name === "string") this.doc.get(root.name, Y.Map);
    }
    this.apply(state);
    this.doc.on("update", (update: Uint8Array) => {
      this.#captured = update;
    });
  }

  /** Runs one Yjs transaction and returns what it changed, as it may be stored and sent; null for nothing. */
  transact(run: (transaction: Y.Transaction) => void): Uint8Array | null {
    this.#captured = null;
    this.doc.transact(run, "server");
    this.#roots.putFirst([]);
    const update = this.#captured as Uint8Array | null;
    this.#captured = null;
    this.bytes += update?.length ?? 0;
    return update;
  }

  /** Adds what the log holds. Yjs would give itself a new client id on reading what was written under its own. */
  apply(update: Uint8Array | null): void {
    this.doc.clientID = 0;
    if (update) Y.applyUpdate(this.doc, update);
    this.bytes += update?.length ?? 0;
    this.doc.clientID = this.#epoch;
  }

  clockOf(client: number): number {
    return Y.getState(this.doc.store, client);
  }

  get stateVector(): Uint8Array {
    return Y.encodeStateVector(this.doc);
  }

  /** How many structs the document has: what loading it costs. */
  get structs(): number {
    let count = 0;
    for (const structs of this.doc.store.clients.values()) count += structs.length;
    return count;
  }

  /** Name of the root that a type stands in, however deep. */
  rootNameOf(type: AnyType): string | null {
    let root = type;
    while (root._item !== null) root = root._item.parent as AnyType;
    const known = this.#names.get(root);
    if (known !== undefined && this.doc.share.get(known) === root) return known;
    for (const [name, shared] of this.doc.share) {
      if (shared === root) {
        this.#names.set(root, name);
        return name;
      }
    }
    return null;
  }

  /** Roots just named by an update: looking for them among thousands of notes would take longer than judging. */
  rememberRoots(names: readonly string[]): void {
    this.#roots.putFirst(names);
    for (const name of names) {
      const root = this.doc.share.get(name);
      if (root) this.#names.set(root as AnyType, name);
    }
  }

  root(name: string): AnyType | undefined {
    return this.doc.share.get(name) as AnyType | undefined;
  }

  destroy(): void {
    this.doc.destroy();
  }
}
