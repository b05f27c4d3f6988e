import { type QueryState, readQueryState, writeQueryState } from "@/components/queries/query-address";
import { type CustomerSort, customerSortKeys } from "@/lib/client/customers/model";
import { customerViews, type ViewId } from "@/lib/domain/customers/views";

/** What the address of the list says: every view can be sent to a colleague. */
export interface ListQuery extends QueryState {
  readonly view: ViewId | null;
  readonly q: string;
  readonly ownerId: string | null;
  readonly groupId: string | null;
  readonly sort: CustomerSort;
}

export const defaultSort: CustomerSort = { key: "nextVisitAt", dir: "asc" };

function readSort(text: string | null): CustomerSort {
  const dir = text?.startsWith("-") ? "desc" : "asc";
  const key = customerSortKeys.find((each) => each === text?.replace(/^-/, ""));
  return key ? { key, dir } : defaultSort;
}

export function readListQuery(search: string): ListQuery {
  const params = new URLSearchParams(search);
  return {
    view: customerViews.find((view) => view === params.get("view")) ?? null,
    q: params.get("q") ?? "",
    ownerId: params.get("owner"),
    groupId: params.get("group"),
    sort: readSort(params.get("sort")),
    ...readQueryState("customers", params),
  };
}

/** With its leading `?`, or empty for the list as it stands by itself. */
export function listSearch(query: Partial<ListQuery>): string {
  const params = new URLSearchParams();
  const { view, q, ownerId, groupId, sort = defaultSort } = query;
  if (view) params.set("view", view);
  writeQueryState(params, query);
  if (q) params.set("q", q);
  if (ownerId) params.set("owner", ownerId);
  if (groupId) params.set("group", groupId);
  const isDefault = sort.key === defaultSort.key && sort.dir === defaultSort.dir;
  if (!isDefault) params.set("sort", `${sort.dir === "desc" ? "-" : ""}${sort.key}`);
  const text = params.toString();
  return text === "" ? "" : `?${text}`;
}

export const listHref = (query: Partial<ListQuery>, id?: string | null): string =>
  `/customers${id ? `/${id}` : ""}${listSearch(query)}`;
