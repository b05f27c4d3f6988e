import type { Awareness } from "y-protocols/awareness";
import type * as Y from "yjs";
import type { DocumentView } from "@/lib/client/documents/model";
import type { ApiError } from "@/lib/client/http/result";
import type { PresentPerson } from "@/lib/client/presence/use-presence";
import type { DocumentSaving } from "@/lib/client/saving/model";
import type { CustomerRecord } from "@/lib/docs/customer-doc";
import type { DayBounds } from "@/lib/domain/calendar/day-bounds";
import type { CustomerRow } from "@/lib/domain/customers/model";
import type { CustomerSort } from "@/lib/domain/customers/table";
import type { ViewId } from "@/lib/domain/customers/views";
import type { FollowUpMethod } from "@/lib/domain/follow-ups/model";
import type { Query } from "@/lib/domain/queries/model";

export { type CustomerSort, type CustomerSortKey, customerSortKeys } from "@/lib/domain/customers/table";

export interface CustomerListQuery {
  readonly view?: ViewId | null;
  readonly q?: string;
  readonly ownerId?: string | null;
  readonly groupId?: string | null;
  /** Chosen by hand; without it the custom query's own sorts, and at last the date of the next contact. */
  readonly sort?: CustomerSort | undefined;
  readonly custom?: Query | null;
}

export interface CustomerList {
  /** True only until the first rows of this device are in memory; never while the network is waited for. */
  readonly loading: boolean;
  readonly total: number;
  /** For virtual lists: no array of all rows is made. */
  readonly getRow: (index: number) => CustomerRow | undefined;
  /** All rows in order; made when asked for. Prefer `getRow`. */
  readonly rows: readonly CustomerRow[];
  /** Of each ready view within the present search and person filter. */
  readonly counts: Readonly<Record<ViewId | "all", number>>;
  readonly bounds: DayBounds;
  /** Changes whenever the answer may have changed. */
  readonly version: number;
}

/** One customer as its page sees it. */
export interface CustomerView {
  readonly state: DocumentView["state"];
  readonly doc: Y.Doc | null;
  readonly awareness: Awareness | null;
  /** Null until the document is ready. Renewed at each change. */
  readonly record: CustomerRecord | null;
  /** As lists show it: there at once, before the document has been opened. */
  readonly row: CustomerRow | null;
  readonly right: "read" | "write";
  readonly synced: boolean;
  readonly saving: DocumentSaving;
  /** Others who have this customer open. */
  readonly present: readonly PresentPerson[];
  readonly retry: () => void;
}

export interface NewFollowUp {
  readonly method: FollowUpMethod;
  readonly subject?: string;
  /** Plain text; each line becomes a paragraph. */
  readonly text?: string;
  /** Absent: the date of the next contact stays; null: it is taken away. */
  readonly nextVisitAt?: string | null;
  /** When it took place; now, if absent. */
  readonly time?: string;
  /** What was promised in it (F6). */
  readonly promise?: { readonly text: string; readonly dueAt: string | null };
}

export type { NewCustomerFields } from "@/lib/docs/customer-doc";

export interface CustomerChange {
  readonly at: string;
  /** null: a rule. */
  readonly actorId: string | null;
  readonly path: string;
  readonly oldValue: unknown;
  readonly newValue: unknown;
}

export interface CustomerChanges {
  readonly rows: readonly CustomerChange[];
  readonly loading: boolean;
  /** The server can't be asked now; these are the ones of last time. */
  readonly fromCache: boolean;
  readonly error: ApiError | null;
  /** Absent when there are no older ones. */
  readonly loadMore: (() => void) | null;
}
