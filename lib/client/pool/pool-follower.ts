import type * as Y from "yjs";
import type { Documents } from "@/lib/client/documents/documents";
import { followDocument } from "@/lib/client/documents/follow-document";
import { createStore, type Store } from "@/lib/client/store/store";
import { observeClaimTimes, readClaimTimes } from "@/lib/docs/inbox-doc";
import { inboxName, poolName, settingsName } from "@/lib/docs/names";
import { observePool, readPool, readPoolRow } from "@/lib/docs/pool-doc";
import { observeSettings, readSettings } from "@/lib/docs/settings-doc";
import { can } from "@/lib/domain/access/capabilities";
import type { Actor } from "@/lib/domain/access/model";
import { laneSubject } from "@/lib/domain/access/subject";
import type { PoolRow } from "@/lib/domain/customers/model";
import { noPoolRules, type PoolRules, readPoolRules } from "@/lib/domain/pool/model";
import { byRelease } from "@/lib/domain/pool/views";
import type { Lane } from "@/lib/domain/settings/model";

export interface PoolState {
  /** False until what this device holds has been read. */
  readonly loaded: boolean;
  /** Lanes that admit this person, in their order. */
  readonly lanes: readonly Lane[];
  /** All lanes: releasing is possible into any of them. */
  readonly allLanes: readonly Lane[];
  readonly rules: PoolRules;
  /** By lane, newest release first. */
  readonly rowsByLane: ReadonlyMap<string, readonly PoolRow[]>;
  readonly total: number;
  /** Of this person, newest first. */
  readonly claimTimes: readonly string[];
}

export const emptyPool: PoolState = {
  loaded: false,
  lanes: [],
  allLanes: [],
  rules: noPoolRules,
  rowsByLane: new Map(),
  total: 0,
  claimTimes: [],
};

const notifyAfterMs = 50;

/** The pool as this person may see it, live, from the documents of its lanes; offline as it was last. */
export class PoolFollower {
  readonly state: Store<PoolState> = createStore<PoolState>(emptyPool);
  private readonly rows = new Map<string, Map<string, PoolRow>>();
  private readonly lanesFollowed = new Map<string, () => void>();
  private readonly read = new Set<string>();
  private stops: (() => void)[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;
  private started = false;
  private allLanes: readonly Lane[] = [];
  private lanes: readonly Lane[] = [];
  private rules = noPoolRules;
  private claimTimes: readonly string[] = [];

  constructor(
    private readonly documents: Documents,
    private readonly actor: Actor,
  ) {}

  /** Once somebody looks, or after the first connection: the start of the app must not wait for it. */
  start(): void {
    if (this.started || this.actor.role === "maintainer") return;
    this.started = true;
    const readAll = (doc: Y.Doc) => {
      const { lanes, values } = readSettings(doc);
      this.rules = readPoolRules(values);
      this.allLanes = lanes;
      this.lanes = lanes.filter((lane) => can(this.actor, "pool.read", laneSubject(lane.id, lane.groupIds)));
      this.followLanes();
      this.notify();
    };
    const readClaims = (doc: Y.Doc) => {
      this.claimTimes = readClaimTimes(doc);
      this.notify();
    };
    this.stops.push(
      followDocument(this.documents, settingsName, (doc) => {
        const unobserve = observeSettings(doc, () => readAll(doc));
        readAll(doc);
        return unobserve;
      }),
      followDocument(this.documents, inboxName(this.actor.userId), (doc) => {
        const unobserve = observeClaimTimes(doc, () => readClaims(doc));
        readClaims(doc);
        return unobserve;
      }),
    );
  }

  row(customerId: string): PoolRow | null {
    for (const rows of this.rows.values()) {
      const row = rows.get(customerId);
      if (row) return row;
    }
    return null;
  }

  stop(): void {
    clearTimeout(this.timer);
    for (const stop of [...this.stops, ...this.lanesFollowed.values()]) stop();
    this.stops = [];
    this.lanesFollowed.clear();
  }

  private followLanes(): void {
    const wanted = new Set(this.lanes.map((lane) => lane.id));
    for (const [id, stop] of this.lanesFollowed) {
      if (wanted.has(id)) continue;
      stop();
      this.lanesFollowed.delete(id);
      this.rows.delete(id);
    }
    for (const id of wanted) {
      if (!this.lanesFollowed.has(id)) this.lanesFollowed.set(id, this.followLane(id));
    }
  }

  private followLane(laneId: string): () => void {
    return followDocument(this.documents, poolName(laneId), (doc) => {
      const rows = readPool(doc);
      this.rows.set(laneId, rows);
      this.read.add(laneId);
      this.notify();
      return observePool(doc, (ids) => {
        for (const id of ids) {
          const row = readPoolRow(doc, id);
          if (row) rows.set(id, row);
          else rows.delete(id);
        }
        this.notify();
      });
    });
  }

  private notify(): void {
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      const { lanes, allLanes, rules, claimTimes } = this;
      const sorted = lanes.map((lane) => {
        const rows = [...(this.rows.get(lane.id)?.values() ?? [])].sort(byRelease);
        return [lane.id, rows] as const;
      });
      const total = sorted.reduce((sum, [, rows]) => sum + rows.length, 0);
      const loaded = lanes.every((lane) => this.read.has(lane.id));
      this.state.set({ loaded, lanes, allLanes, rules, rowsByLane: new Map(sorted), total, claimTimes });
    }, notifyAfterMs);
  }
}
