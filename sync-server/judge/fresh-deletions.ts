import type * as Y from "yjs";

interface Range {
  readonly clock: number;
  readonly len: number;
}

/**
 * What an update has deleted, before any correction. The transaction's own set holds single items in no order
 * (`Y.isDeleted` is wrong there), and looking through it for each of thousands of entries would cost the square.
 */
export class FreshDeletions {
  readonly #sorted = new Map<number, readonly Range[]>();

  constructor(readonly transaction: Y.Transaction) {}

  has({ id }: Y.Item): boolean {
    const ranges = this.#of(id.client);
    let low = 0;
    let high = ranges.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const { clock, len } = ranges[middle] as Range;
      if (id.clock < clock) high = middle - 1;
      else if (id.clock >= clock + len) low = middle + 1;
      else return true;
    }
    return false;
  }

  /** As it was when this client id was first asked for: a correction deletes only items that are already judged. */
  #of(client: number): readonly Range[] {
    let ranges = this.#sorted.get(client);
    if (!ranges) {
      ranges = [...(this.transaction.deleteSet.clients.get(client) ?? [])].sort((a, b) => a.clock - b.clock);
      this.#sorted.set(client, ranges);
    }
    return ranges;
  }
}
