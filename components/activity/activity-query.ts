import { type QueryState, readQueryState, writeQueryState } from "@/components/queries/query-address";
import { isIsoTime } from "@/lib/domain/calendar/iso-time";
import { spanByView } from "@/lib/domain/follow-ups/activity";
import { type FollowUpViewId, followUpViews } from "@/lib/domain/follow-ups/views";
import { everything, membersOf, type Query, queryLimits, type Span } from "@/lib/domain/queries/model";
import { queryText } from "@/lib/domain/queries/schema";

/** A span that is none of the ready ones: so many hours or days back, or from one time to another (F2). */
export type FreeSpan =
  | { readonly last: number; readonly unit: "hour" | "day" }
  | { readonly from?: string; readonly to?: string };

/** What the address of the activity list says: each state of it can be sent to a colleague. */
export interface ActivityQuery extends QueryState {
  readonly view: FollowUpViewId;
  /** Takes the place of the view. */
  readonly free: FreeSpan | null;
  readonly q: string;
  readonly ownerId: string | null;
  readonly groupId: string | null;
}

export const defaultView: FollowUpViewId = "three-days";

function readFree(params: URLSearchParams): FreeSpan | null {
  const last = /^(\d{1,5})([hd])$/.exec(params.get("last") ?? "");
  const count = Number(last?.[1]);
  if (last && count >= 1 && count <= queryLimits.count) {
    return { last: count, unit: last[2] === "h" ? "hour" : "day" };
  }
  const edge = (name: "from" | "to") => {
    const text = params.get(name);
    return text !== null && isIsoTime(text) ? { [name]: text } : {};
  };
  const edges: FreeSpan = { ...edge("from"), ...edge("to") };
  return Object.keys(edges).length > 0 ? edges : null;
}

/** What can't be read is taken as not said. */
export function readActivityQuery(search: string): ActivityQuery {
  const params = new URLSearchParams(search);
  return {
    view: followUpViews.find((view) => view === params.get("view")) ?? defaultView,
    free: readFree(params),
    q: params.get("q") ?? "",
    ownerId: params.get("owner"),
    groupId: params.get("group"),
    ...readQueryState("followUps", params),
  };
}

export function activityHref(query: ActivityQuery): string {
  const { view, free, q, ownerId, groupId } = query;
  const params = new URLSearchParams();
  if (free === null && view !== defaultView) params.set("view", view);
  if (free && "last" in free) params.set("last", `${free.last}${free.unit === "hour" ? "h" : "d"}`);
  else if (free) {
    if (free.from) params.set("from", free.from);
    if (free.to) params.set("to", free.to);
  }
  writeQueryState(params, query);
  if (q) params.set("q", q);
  if (ownerId) params.set("owner", ownerId);
  if (groupId) params.set("group", groupId);
  return `/follow-ups${params.size > 0 ? `?${params}` : ""}`;
}

export const spanOf = ({ view, free }: ActivityQuery): Span => free ?? spanByView[view];

/** A free span and the custom query as one; the span takes no level of nesting more than it must. */
function withSpan({ where, sort }: Query, span: FreeSpan): Query {
  const within = { field: "time", op: "within", span } as const;
  const rest = "all" in where && !where.not ? where.all : membersOf(where).length > 0 ? [where] : [];
  return { where: { all: [within, ...rest] }, sort };
}

/** The same question as the server's interface asks it; `custom` is what the list shows, saved or not. */
export function serverPath({ view, free, q, ownerId, groupId, custom }: ActivityQuery): string {
  const params = new URLSearchParams();
  if (!free) params.set("view", view);
  const asked = free ? withSpan(custom ?? everything, free) : custom;
  if (asked) params.set("query", queryText(asked));
  if (q) params.set("q", q);
  if (ownerId) params.set("owner", ownerId);
  if (groupId) params.set("group", groupId);
  return `/api/follow-ups?${params}`;
}
