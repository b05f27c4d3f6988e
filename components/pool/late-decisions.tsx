import { useEffect, useRef } from "react";
import { useWorkspace } from "@/lib/client/workspace/current-workspace";
import { useMoves } from "./use-moves";

/** Tells what the server decided about commands that were asked for offline, on whichever screen one is by then. */
export function LateDecisions() {
  const workspace = useWorkspace();
  const { say } = useMoves();
  const sayNow = useRef(say);
  sayNow.current = say;
  useEffect(
    () =>
      workspace?.outbox.onDecided((entry) => {
        if (entry.askedOffline) sayNow.current(entry);
      }),
    [workspace],
  );
  return null;
}
