import { useEffect, useMemo, useState } from "react";
import { useDocument } from "@/lib/client/documents/use-document";
import { useSession } from "@/lib/client/session/use-session";
import { observeDesk, readBottomLine, setBottomLine } from "@/lib/docs/desk-doc";
import { deskName } from "@/lib/docs/names";

interface BottomLine {
  readonly text: string;
  /** Null until the desk is open. */
  readonly write: ((text: string) => void) | null;
}

/** The bottom line with a customer, from the signed-in person's own desk (F6). */
export function useBottomLine(customerId: string): BottomLine {
  const me = useSession().me;
  const { doc, right } = useDocument(deskName(me?.id ?? ""));
  const [text, setText] = useState("");
  useEffect(() => {
    if (!doc) return;
    const read = () => setText(readBottomLine(doc, customerId));
    read();
    return observeDesk(doc, read);
  }, [doc, customerId]);
  return useMemo(
    () => ({ text, write: doc && right === "write" ? (next) => setBottomLine(doc, customerId, next) : null }),
    [text, doc, right, customerId],
  );
}
