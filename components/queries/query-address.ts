import type { Query, QuerySubject } from "@/lib/domain/queries/model";
import { parseQuery, queryText } from "@/lib/domain/queries/schema";

/** What the address of any list says of custom queries (C5). */
export interface QueryState {
  /** The id of a saved view. */
  readonly saved: string | null;
  /** A custom query, or what was changed of the saved one. */
  readonly custom: Query | null;
}

/** What can't be read is taken as not said. */
export function readQueryState(subject: QuerySubject, params: URLSearchParams): QueryState {
  const text = params.get("query");
  const parsed = text === null ? null : parseQuery(subject, text);
  return { saved: params.get("saved"), custom: parsed?.ok ? parsed.query : null };
}

export function writeQueryState(params: URLSearchParams, { saved, custom }: Partial<QueryState>): void {
  if (saved) params.set("saved", saved);
  if (custom) params.set("query", queryText(custom));
}
