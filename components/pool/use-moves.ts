import { toast } from "sonner";
import { useTranslations } from "use-intl";
import type { Asked, DecidedEntry, OutboxEntry, Outcome } from "@/lib/client/outbox/model";
import { cancelWaiting, undoMove } from "@/lib/client/pool/actions";
import { useWorkspace } from "@/lib/client/workspace/current-workspace";

type CommandKey = "claim" | "release" | "releaseMany" | "assign" | "handOver" | "share" | "undo";
export const commandKey = ({ name }: Pick<OutboxEntry, "name">): CommandKey =>
  name.slice("customer.".length) as CommandKey;

/** What a person reads of a decided command. */
export function useDecisionWords(): (entry: DecidedEntry) => string {
  const t = useTranslations("pool.said");
  const errors = useTranslations("errors");
  return ({ name, label, customerIds, outcome }) => {
    const count = customerIds.length;
    if (outcome.kind === "refused") {
      const known = errors.has(outcome.code as never) && outcome.message === "";
      const reason = known ? errors(outcome.code as never) : outcome.message || outcome.code;
      return t("refused", { name: label, reason });
    }
    if (name === "customer.undo" && outcome.movedOn > 0) return t("undoSome", { count: outcome.movedOn });
    return t(commandKey({ name }), { name: label, count });
  };
}

/**
 * Runs a command that may have to wait: says how it went once the server has decided, with a way back; says that it
 * waits when the server isn't there. Answers the outcome where that came at once.
 */
export function useMoves() {
  const t = useTranslations("pool");
  const words = useDecisionWords();
  const workspace = useWorkspace();

  const say = (entry: DecidedEntry) => {
    const { outcome, name, label, customerIds } = entry;
    const moveId = outcome.kind === "done" && name !== "customer.undo" ? outcome.moveId : null;
    const undo = moveId && {
      label: t("undo"),
      onClick: () => void run(() => undoMove({ ids: customerIds, label }, moveId)),
    };
    toast(words(entry), undo ? { action: undo, duration: 10_000 } : {});
  };

  const run = async (start: () => Asked): Promise<Outcome | null> => {
    const isOffline = workspace?.socket.connection.get().online !== true;
    try {
      const { id, decided } = start();
      if (isOffline) {
        sayWaiting(id);
        decided.catch(() => toast(t("said.failed")));
        return null;
      }
      const entry = await decided;
      // What was told late is said by the list of results, wherever the person is by then.
      if (!entry.askedOffline) say(entry);
      return entry.outcome;
    } catch {
      toast(t("said.failed"));
      return null;
    }
  };

  const sayWaiting = (id: string) => {
    const undo = { label: t("undo"), onClick: () => void cancelWaiting(id) };
    toast(t("said.waiting"), { action: undo, duration: 10_000 });
  };

  return { run, say };
}
