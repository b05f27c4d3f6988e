import { useWorkspaceStore } from "@/lib/client/workspace/current-workspace";
import type { View } from "./model";

const none: readonly View[] = [];

/** Views that colleagues share with this person's groups (C5). */
export const useSharedViews = (): readonly View[] =>
  useWorkspaceStore((workspace) => workspace.sharedViews.views, none);
