import { useEffect } from "react";
import { useWorkspace, useWorkspaceStore } from "@/lib/client/workspace/current-workspace";
import { type HeldFollowUps, nothingHeld } from "./held-follow-ups";

/** The follow-ups that this device holds, live; begins to follow them where nobody did. */
export function useHeldFollowUps(): HeldFollowUps {
  const workspace = useWorkspace();
  useEffect(() => workspace?.followUps.start(), [workspace]);
  return useWorkspaceStore((each) => each.followUps.state, nothingHeld);
}
