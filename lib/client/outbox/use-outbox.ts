import { useWorkspaceStore } from "@/lib/client/workspace/current-workspace";
import type { OutboxState } from "./model";

const empty: OutboxState = { waiting: [], decided: [] };

/** Commands that wait for the server, and those it decided while nobody looked. */
export const useOutbox = (): OutboxState => useWorkspaceStore((workspace) => workspace.outbox.state, empty);
