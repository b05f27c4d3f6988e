import type * as Y from "yjs";

type AnyType = Y.AbstractType<unknown>;

/**
 * The roots of a document. To write an item that stands first in its root, Yjs looks for the root's name by walking
 * over all of them (`findRootTypeKey`), the newest one last: among thousands of notes that took a third of the time
 * that a new note took to be judged. Here the roots that the update at hand names come first.
 */
export class RootNames extends Map<string, AnyType> {
  #first: readonly string[] = [];

  /** Until the next call. */
  putFirst(names: readonly string[]): void {
    this.#first = names;
  }

  override entries() {
    return this.#first.length === 0 ? super.entries() : this.#inOrder(this.#first);
  }

  *#inOrder(first: readonly string[]): Generator<[string, AnyType], undefined> {
    for (const name of first) {
      const root = this.get(name);
      if (root) yield [name, root];
    }
    yield* super.entries();
  }
}
