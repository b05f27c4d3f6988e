import { useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from "react";
import { navigate, usePath } from "@/lib/client/navigation";
import type { QueryState } from "./query-address";

/** Typing is answered at once; the address follows when one pauses (browsers limit how often it may change). */
const addressDelayMs = 300;

interface Typed extends QueryState {
  readonly q: string;
}

/** How a list's query stands in its address. Both functions stay the same, or the list is made anew each time. */
export interface ListAddress<Q extends Typed> {
  readonly read: (search: string) => Q;
  readonly href: (query: Q) => string;
  /** What another search or other conditions lead back to: the first page. */
  readonly restart?: Partial<Q>;
}

export interface UsedAddressQuery<Q extends Typed> {
  /** As the rows are asked for: follows typing without holding it up. */
  readonly query: Q;
  /** What stands in the search field. */
  readonly text: string;
  readonly setText: (text: string) => void;
  readonly change: (changes: Partial<Q>) => void;
}

/** Whether nothing but the conditions changes. */
function isSameBut<Q extends Typed>(before: Q, changes: Partial<Q>): boolean {
  const keys = Object.keys(changes) as (keyof Q)[];
  return keys.every((key) => key === "custom" || changes[key] === before[key]);
}

/** The list's query, kept in the address. */
export function useAddressQuery<Q extends Typed>({
  read,
  href,
  restart,
}: ListAddress<Q>): UsedAddressQuery<Q> {
  const { search } = usePath();
  const fromAddress = useMemo(() => read(search), [read, search]);
  const [text, setText] = useState(fromAddress.q);
  const [pending, setPending] = useState<Pick<QueryState, "custom"> | null>(null);
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
      navigate(href({ ...latest.current, ...restart, q: text }), { replace: true, keepScroll: true });
    }, addressDelayMs);
    return () => clearTimeout(timer);
  }, [text, href, restart]);

  const waiting = useRef(pending);
  waiting.current = pending;
  useEffect(() => {
    if (pending === null) return;
    const timer = setTimeout(() => {
      navigate(href({ ...latest.current, ...restart, ...pending }), { replace: true, keepScroll: true });
      setPending(null);
    }, addressDelayMs);
    return () => clearTimeout(timer);
  }, [pending, href, restart]);

  const change = useCallback(
    (changes: Partial<Q>) => {
      if (changes.q !== undefined) {
        written.current = changes.q;
        setText(changes.q);
      }
      const next = { ...latest.current, q: written.current, ...waiting.current, ...changes };
      // Conditions are typed too: the list follows at once, the address when one pauses.
      const typesOn = changes.custom && latest.current.custom && isSameBut(latest.current, changes);
      if (typesOn) return setPending({ custom: changes.custom ?? null });
      setPending(null);
      navigate(href(next), { replace: true, keepScroll: true });
    },
    [href],
  );

  const q = useDeferredValue(text);
  const custom = pending ? pending.custom : fromAddress.custom;
  const query = useMemo(() => {
    const isAhead = custom !== fromAddress.custom || q !== fromAddress.q;
    return { ...fromAddress, ...(isAhead ? restart : {}), custom, q };
  }, [fromAddress, restart, custom, q]);
  return { query, text, setText, change };
}
