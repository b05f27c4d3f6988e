import { useCallback } from "react";
import { navigate, usePath } from "@/lib/client/navigation";

export const customerTabs = [
  "followUps",
  "details",
  "promises",
  "likes",
  "issues",
  "files",
  "changes",
] as const;
export type CustomerTab = (typeof customerTabs)[number];

/** The open section, in the address, so that it can be sent to a colleague and survives a reload. */
export function useTab(): readonly [CustomerTab, (tab: CustomerTab) => void] {
  const { pathname, search } = usePath();
  const named = new URLSearchParams(search).get("tab");
  const tab = customerTabs.find((known) => known === named) ?? "followUps";
  const setTab = useCallback(
    (next: CustomerTab) => {
      const query = new URLSearchParams(search);
      if (next === "followUps") query.delete("tab");
      else query.set("tab", next);
      const text = query.toString();
      navigate(pathname + (text && `?${text}`), { replace: true, keepScroll: true });
    },
    [pathname, search],
  );
  return [tab, setTab];
}
