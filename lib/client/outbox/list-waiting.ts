import type { RefusedItem, SavingItem } from "@/lib/client/saving/model";
import type { DecidedEntry, OutboxEntry } from "./model";

/** Entries of the outbox among those of the lists. */
export const commandPrefix = "command#";

/** What commands are listed under in place of a document. */
export const commandPath = "command/";

/** Commands as the list of what waits shows them. */
export const waitingItem = ({ id, name, label, since, customerIds }: OutboxEntry): SavingItem => ({
  id: commandPrefix + id,
  document: commandPath + name,
  kind: "command",
  customerId: customerIds.length === 1 ? (customerIds[0] ?? null) : null,
  customerName: label,
  field: name,
  excerpt: "",
  count: customerIds.length,
  before: null,
  since,
});

/** Decided against the person, who was not there to hear it. */
export function refusedItems(decided: readonly DecidedEntry[]): RefusedItem[] {
  return decided.flatMap(({ id, name, label, customerIds, outcome }) =>
    outcome.kind === "done"
      ? []
      : [
          {
            ...{ id: commandPrefix + id, document: commandPath + name, path: "", excerpt: "" },
            customerId: customerIds.length === 1 ? (customerIds[0] ?? null) : null,
            customerName: label,
            code: outcome.code,
            message: outcome.message,
            at: outcome.at,
          },
        ],
  );
}
