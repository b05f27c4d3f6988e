import type { Query, QuerySubject } from "@/lib/domain/queries/model";

/** A named query as screens offer it (C5). */
export interface View {
  readonly id: string;
  /** Empty for those that come with the app: their name is a text of the interface. */
  readonly name: string;
  readonly subject: QuerySubject;
  readonly query: Query;
  readonly order: number;
  readonly pinned: boolean;
  /** Set while it is shared with a group. */
  readonly groupId: string | null;
  /** `own`: may be changed here; `shared`: a colleague's; `shipped`: comes with the app. */
  readonly origin: "own" | "shared" | "shipped";
  /** Whose it is, where it is shared. */
  readonly userId: string | null;
}

export interface Views {
  readonly own: readonly View[];
  readonly shared: readonly View[];
  readonly shipped: readonly View[];
  readonly find: (id: string | null) => View | null;
  /** Where the entry of the subject leads; null: everything. */
  readonly defaultId: string | null;
}
