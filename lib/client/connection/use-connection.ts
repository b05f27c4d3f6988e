import { currentWorkspace, useWorkspaceStore } from "@/lib/client/workspace/current-workspace";
import type { Connection } from "./model";

const unknown: Connection = { online: false, serverReachable: false, trouble: false, since: null };

export const useConnection = (): Connection =>
  useWorkspaceStore((workspace) => workspace.socket.connection, unknown);

/** "Try again": asks the server at once instead of waiting for the next attempt. */
export const reconnectNow = (): void => currentWorkspace.get()?.socket.connectNow();
