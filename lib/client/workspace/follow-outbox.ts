import { refusedItems, waitingItem } from "@/lib/client/outbox/list-waiting";
import type { OutboxContext } from "@/lib/client/outbox/outbox";
import { overlayRows } from "@/lib/client/outbox/row-overlay";
import { customerName } from "@/lib/docs/names";
import type { Workspace } from "./workspace";

/** A customer's unsent writes get so long to go first; a document that can't be sent must not hold up a command. */
const writesFirstMs = 60_000;
const lookMs = 50;

export function outboxContext(workspace: Workspace): OutboxContext {
  const { userId, cache, tabs, socket } = workspace;
  return {
    userId,
    cache,
    tabs,
    isOnline: () => socket.connection.get().online,
    writesSent: (customerIds) => writesSent(workspace, customerIds),
    onStorageFailed: (error) => workspace.saving.setStorageProblem("cache", String(error)),
  };
}

async function writesSent({ saving, socket }: Workspace, customerIds: readonly string[]): Promise<void> {
  const names = customerIds.map(customerName);
  const end = Date.now() + writesFirstMs;
  const isWaiting = () => socket.connection.get().online && names.some((name) => saving.record(name));
  while (isWaiting() && Date.now() < end) {
    await new Promise((resolve) => setTimeout(resolve, lookMs));
  }
}

/** Commands stand in the list of what waits, and lists show what they ask for. */
export function followOutbox(workspace: Workspace): () => void {
  const { outbox, saving, rows, people } = workspace;
  const list = () => {
    const { waiting, decided } = outbox.state.get();
    saving.setOthers("commands", { items: waiting.map(waitingItem), refused: refusedItems(decided) });
  };
  const isInScope = (userId: string) =>
    userId === workspace.userId || people.state.get().inScope.some((person) => person.id === userId);
  const stops = [outbox.state.subscribe(list), overlayRows(outbox, rows, isInScope)];
  void outbox.load().catch((error: unknown) => saving.setStorageProblem("cache", String(error)));
  return () => {
    for (const stop of stops) stop();
  };
}
