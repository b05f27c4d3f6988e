import { useCallback, useState } from "react";
import { useSession } from "@/lib/client/session/use-session";
import { draftKey, dropDraft, readDraft, writeDraft } from "./draft-storage";

/** `none`: nothing typed. `stored`: kept on this device. `failed`: the browser refuses to keep it. */
export type DraftState = "none" | "stored" | "failed";

export interface UsedDraft<T> {
  /** What was typed before, as this screen opened; null when there was nothing. */
  readonly first: T | null;
  readonly state: DraftState;
  readonly keep: (value: T) => void;
  readonly drop: () => void;
}

/**
 * A draft of the signed-in person. `read` checks what storage gives back. Components that change their scope must
 * be remounted by a key.
 */
export function useDraft<T>(scope: string, read: (stored: unknown) => T | null): UsedDraft<T> {
  const userId = useSession().me?.id ?? "nobody";
  const key = draftKey(userId, scope);
  const [first] = useState(() => read(readDraft(key)));
  const [state, setState] = useState<DraftState>(first === null ? "none" : "stored");
  const keep = useCallback((value: T) => setState(writeDraft(key, value) ? "stored" : "failed"), [key]);
  const drop = useCallback(() => {
    dropDraft(key);
    setState("none");
  }, [key]);
  return { first, state, keep, drop };
}
