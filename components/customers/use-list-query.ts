import { useMemo } from "react";
import { type UsedAddressQuery, useAddressQuery } from "@/components/queries/use-address-query";
import { type ListQuery, listHref, readListQuery } from "./list-query";

export type UsedListQuery = UsedAddressQuery<ListQuery>;

/** The open section of the customer beside the list stands in the address too, and stays as it is. */
function addressOf(query: ListQuery, openId: string | null): string {
  const href = listHref(query, openId);
  const tab = openId && new URLSearchParams(window.location.search).get("tab");
  return tab ? `${href}${href.includes("?") ? "&" : "?"}tab=${tab}` : href;
}

/** The list's query, kept in the address beside the customer that is open. */
export function useListQuery(openId: string | null): UsedListQuery {
  const address = useMemo(
    () => ({ read: readListQuery, href: (query: ListQuery) => addressOf(query, openId) }),
    [openId],
  );
  return useAddressQuery(address);
}
