import { createStore, type Readable, type Store } from "@/lib/client/store/store";
import type { CustomerRow } from "@/lib/domain/customers/model";
import {
  buildCustomerTable,
  type CustomerTable,
  remove,
  rowById,
  upsert,
} from "@/lib/domain/customers/table";
import { hasCaughtUp, isSameRow } from "./same-row";

/** More changes than this at once are cheaper as a new table. */
const rebuildAbove = 2_000;
/** Lists follow at most so often, however fast colleagues type. */
const notifyAfterMs = 16;
/** How long an overlay waits for the server's row after everything was acknowledged. */
const settleMs = 5_000;
/** The same for a customer that the server has just learned of: there is no older row to show instead. */
const settleNewMs = 60_000;

/**
 * All customers that this device knows, as one table for the lists. Rows come from index documents (one map per
 * person) and, on top, from documents with changes that the server has not confirmed.
 */
export class CustomerRows {
  readonly version: Store<number> = createStore(0);
  private tableNow: CustomerTable = buildCustomerTable([]);
  private readonly byOwner = new Map<string, Map<string, CustomerRow>>();
  private readonly overlays = new Map<string, CustomerRow>();
  /** Customers on their way to another owner; null: to nobody's of this device. */
  private readonly moves = new Map<string, string | null>();
  private readonly settling = new Map<string, ReturnType<typeof setTimeout>>();
  private readonly rowListeners = new Map<string, Set<() => void>>();
  private notifyTimer: ReturnType<typeof setTimeout> | undefined;
  private loadedNow = false;

  get table(): CustomerTable {
    return this.tableNow;
  }

  /** False until the rows that the device holds are in memory. */
  get loaded(): boolean {
    return this.loadedNow;
  }

  markLoaded(): void {
    this.loadedNow = true;
    this.notify();
  }

  row(id: string): CustomerRow | null {
    return rowById(this.tableNow, id) ?? null;
  }

  /** The server's row, without what was written here since. */
  serverRow(id: string): CustomerRow | null {
    let found: CustomerRow | null = null;
    for (const rows of this.byOwner.values()) {
      const row = rows.get(id);
      if (row && (!found || found.via)) found = row;
    }
    return found;
  }

  rowsOf(owner: string): ReadonlyMap<string, CustomerRow> {
    return this.byOwner.get(owner) ?? new Map();
  }

  rowStore(id: string): Readable<CustomerRow | null> {
    return {
      get: () => this.row(id),
      subscribe: (listener) => {
        const listeners = this.rowListeners.get(id) ?? new Set();
        this.rowListeners.set(id, listeners.add(listener));
        return () => {
          listeners.delete(listener);
          if (listeners.size === 0) this.rowListeners.delete(id);
        };
      },
    };
  }

  /** All rows of one person's index; answers the ids that differ from before. */
  replaceOwner(owner: string, rows: Map<string, CustomerRow>): Set<string> {
    const before = this.byOwner.get(owner) ?? new Map<string, CustomerRow>();
    const changed = new Set<string>();
    for (const [id, row] of rows) {
      const old = before.get(id);
      if (!old || !isSameRow(old, row)) changed.add(id);
    }
    const gone = [...before.keys()].filter((id) => !rows.has(id));
    for (const id of gone) changed.add(id);
    this.byOwner.set(owner, rows);
    this.endSettling(gone);
    this.settle(changed);
    return changed;
  }

  /** Rows of one person's index that changed; null for one that went. */
  changeOwner(owner: string, changes: ReadonlyMap<string, CustomerRow | null>): void {
    const rows = this.byOwner.get(owner) ?? new Map<string, CustomerRow>();
    this.byOwner.set(owner, rows);
    const gone: string[] = [];
    for (const [id, row] of changes) {
      if (row) rows.set(id, row);
      else if (rows.delete(id)) gone.push(id);
    }
    this.endSettling(gone);
    this.settle(new Set(changes.keys()));
  }

  dropOwner(owner: string): void {
    const ids = new Set(this.byOwner.get(owner)?.keys());
    this.byOwner.delete(owner);
    this.settle(ids);
  }

  /** The row as this device projects it, or null once the server has everything. */
  setOverlay(id: string, row: CustomerRow | null): void {
    clearTimeout(this.settling.get(id));
    this.settling.delete(id);
    if (row) this.overlays.set(id, row);
    else if (this.overlays.has(id)) this.beginSettling(id);
    this.apply(new Set([id]));
  }

  /** As `setOverlay`, for many: one change of the list. */
  setOverlays(rowById: ReadonlyMap<string, CustomerRow | null>): void {
    for (const [id, row] of rowById) {
      clearTimeout(this.settling.get(id));
      this.settling.delete(id);
      if (row) this.overlays.set(id, row);
      else if (this.overlays.has(id)) this.beginSettling(id);
    }
    this.apply(new Set(rowById.keys()));
  }

  /** The right is gone, and with it what was written here: nothing of it is shown a moment longer. */
  forget(id: string): void {
    clearTimeout(this.settling.get(id));
    this.settling.delete(id);
    this.overlays.delete(id);
    for (const rows of this.byOwner.values()) rows.delete(id);
    this.apply(new Set([id]));
  }

  /** Customers that a waiting command gives away: shown as it asks, until the server has decided. */
  setMoves(moves: ReadonlyMap<string, string | null>): void {
    for (const [id, ownerId] of moves) this.moves.set(id, ownerId);
    this.apply(new Set(moves.keys()));
  }

  endMoves(ids: readonly string[]): void {
    const ended = ids.filter((id) => this.moves.delete(id));
    this.apply(new Set(ended));
  }

  /** The server has it, but its row comes a moment later: until then the list must not fall back to the old one. */
  private beginSettling(id: string): void {
    const server = this.serverRow(id);
    const here = this.overlays.get(id);
    if (server && here && hasCaughtUp(server, here)) {
      this.overlays.delete(id);
      return;
    }
    const end = () => {
      this.settling.delete(id);
      this.overlays.delete(id);
      this.apply(new Set([id]));
    };
    this.settling.set(id, setTimeout(end, server ? settleMs : settleNewMs));
  }

  /** The server had the row and took it away since: nothing newer is to come, so nothing is waited for. */
  private endSettling(ids: readonly string[]): void {
    for (const id of ids) {
      const timer = this.settling.get(id);
      if (timer === undefined || this.serverRow(id)) continue;
      clearTimeout(timer);
      this.settling.delete(id);
      this.overlays.delete(id);
    }
  }

  private settle(ids: ReadonlySet<string>): void {
    for (const id of ids) {
      const timer = this.settling.get(id);
      if (timer === undefined) continue;
      clearTimeout(timer);
      this.beginSettling(id);
    }
    this.apply(ids);
  }

  private effective(id: string): CustomerRow | null {
    return this.moved(id, this.overlays.get(id) ?? this.serverRow(id));
  }

  private moved(id: string, row: CustomerRow | null): CustomerRow | null {
    const ownerId = this.moves.get(id);
    if (row === null || ownerId === undefined) return row;
    return ownerId === null ? null : { ...row, ownerId };
  }

  private apply(ids: ReadonlySet<string>): void {
    if (ids.size === 0) return;
    if (ids.size > rebuildAbove) this.rebuild();
    else {
      for (const id of ids) {
        const row = this.effective(id);
        if (row) upsert(this.tableNow, row);
        else remove(this.tableNow, id);
      }
    }
    for (const id of ids) for (const listener of this.rowListeners.get(id) ?? []) listener();
    this.notify();
  }

  private rebuild(): void {
    const rows = new Map<string, CustomerRow>();
    for (const owned of this.byOwner.values()) {
      for (const [id, row] of owned) {
        const other = rows.get(id);
        if (!other || other.via) rows.set(id, row);
      }
    }
    for (const [id, row] of this.overlays) rows.set(id, row);
    for (const id of this.moves.keys()) {
      const row = this.moved(id, rows.get(id) ?? null);
      if (row) rows.set(id, row);
      else rows.delete(id);
    }
    this.tableNow = buildCustomerTable([...rows.values()]);
  }

  private notify(): void {
    if (this.notifyTimer !== undefined) return;
    this.notifyTimer = setTimeout(() => {
      this.notifyTimer = undefined;
      this.version.set(this.version.get() + 1);
    }, notifyAfterMs);
  }
}
