import { useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from "react";
import { navigate, usePath } from "@/lib/client/navigation";
import { type ListQuery, listHref, readListQuery } from "./list-query";

/** Typing is answered at once; the address follows when one pauses (browsers limit how often it may change). */
const addressDelayMs = 300;

export interface UsedListQuery {
  /** As the rows are asked for: follows typing without holding it up. */
  readonly query: ListQuery;
  /** What stands in the search field. */
  readonly text: string;
  readonly setText: (text: string) => void;
  readonly change: (changes: Partial<ListQuery>) => void;
}

/** The open section of the customer beside the list stands in the address too, and stays as it is. */
function addressOf(query: ListQuery, openId: string | null): string {
  const href = listHref(query, openId);
  const tab = openId && new URLSearchParams(window.location.search).get("tab");
  return tab ? `${href}${href.includes("?") ? "&" : "?"}tab=${tab}` : href;
}

/** The list's query, kept in the address beside the customer that is open. */
export function useListQuery(openId: string | null): UsedListQuery {
  const { search } = usePath();
  const fromAddress = useMemo(() => readListQuery(search), [search]);
  const [text, setText] = useState(fromAddress.q);
  const [pending, setPending] = useState<Pick<ListQuery, "custom"> | null>(null);
  const written = useRef(fromAddress.q);
  const latest = useRef(fromAddress);
  latest.current = fromAddress;

  // Somebody else changed the address (back, a link, the palette): the field follows.
  useEffect(() => {
    if (fromAddress.q === written.current) return;
    written.current = fromAddress.q;
    setText(fromAddress.q);
  }, [fromAddress.q]);

  useEffect(() => {
    if (text === written.current) return;
    const timer = setTimeout(() => {
      written.current = text;
      navigate(addressOf({ ...latest.current, q: text }, openId), { replace: true, keepScroll: true });
    }, addressDelayMs);
    return () => clearTimeout(timer);
  }, [text, openId]);

  const waiting = useRef(pending);
  waiting.current = pending;
  useEffect(() => {
    if (pending === null) return;
    const timer = setTimeout(() => {
      navigate(addressOf({ ...latest.current, ...pending }, openId), { replace: true, keepScroll: true });
      setPending(null);
    }, addressDelayMs);
    return () => clearTimeout(timer);
  }, [pending, openId]);

  const change = useCallback(
    (changes: Partial<ListQuery>) => {
      if (changes.q !== undefined) {
        written.current = changes.q;
        setText(changes.q);
      }
      const next = { ...latest.current, q: written.current, ...waiting.current, ...changes };
      // Conditions are typed too: the list follows at once, the address when one pauses.
      const typesOn = changes.custom && latest.current.custom && latest.current.saved === next.saved;
      if (typesOn && latest.current.view === next.view) return setPending({ custom: changes.custom ?? null });
      setPending(null);
      navigate(addressOf(next, openId), { replace: true, keepScroll: true });
    },
    [openId],
  );

  const q = useDeferredValue(text);
  const custom = pending ? pending.custom : fromAddress.custom;
  const query = useMemo(() => ({ ...fromAddress, custom, q }), [fromAddress, custom, q]);
  return { query, text, setText, change };
}
