import type * as Y from "yjs";
import type { Documents } from "@/lib/client/documents/documents";
import { followDocument } from "@/lib/client/documents/follow-document";
import { createStore, type Store } from "@/lib/client/store/store";
import { observeSharedViews, readSharedViews } from "@/lib/docs/group-doc";
import { groupName } from "@/lib/docs/names";
import { parseQuery } from "@/lib/domain/queries/schema";
import type { SharedViewRow } from "@/lib/domain/queries/shared-view";
import type { View } from "./model";

/** A colleague's view is read as anything from outside; one that this code cannot read is left out. */
function viewOf(row: SharedViewRow, groupId: string): View | null {
  const parsed = parseQuery(row.subject, row.query);
  if (!parsed.ok) return null;
  return { ...row, query: parsed.query, pinned: false, groupId, origin: "shared" };
}

/** Views that colleagues share with this person's groups, live and kept on the device (C5). */
export class SharedViewsFollower {
  readonly views: Store<readonly View[]> = createStore<readonly View[]>([]);
  private readonly byGroup = new Map<string, readonly View[]>();
  private readonly stops = new Map<string, () => void>();

  constructor(
    private readonly documents: Documents,
    private readonly userId: string,
  ) {}

  /** Which groups there are to follow by now. */
  follow(groupIds: readonly string[]): void {
    for (const [id, stop] of this.stops) {
      if (groupIds.includes(id)) continue;
      stop();
      this.stops.delete(id);
      this.byGroup.delete(id);
    }
    for (const id of groupIds) if (!this.stops.has(id)) this.stops.set(id, this.begin(id));
    this.publish();
  }

  close(): void {
    this.follow([]);
  }

  private begin(groupId: string): () => void {
    const read = (doc: Y.Doc) => {
      const rows = [...readSharedViews(doc).values()];
      const others = rows.filter((row) => row.userId !== this.userId);
      this.byGroup.set(
        groupId,
        others.flatMap((row) => viewOf(row, groupId) ?? []),
      );
      this.publish();
    };
    return followDocument(this.documents, groupName(groupId), (doc) => {
      const unobserve = observeSharedViews(doc, () => read(doc));
      read(doc);
      return unobserve;
    });
  }

  private publish(): void {
    this.views.set([...this.byGroup.values()].flat().sort((a, b) => a.order - b.order));
  }
}
