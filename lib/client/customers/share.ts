import type { Asked } from "@/lib/client/outbox/model";
import { useOutbox } from "@/lib/client/outbox/use-outbox";
import { requireWorkspace } from "@/lib/client/workspace/current-workspace";
import type { CollaboratorRight } from "@/lib/domain/access/model";
import type { CustomerRow, SharedWith } from "@/lib/domain/customers/model";

interface ShareInput {
  readonly customerId: string;
  readonly userId: string;
  /** null: no more. */
  readonly right: CollaboratorRight | null;
}

/** C14: offline it waits; the server decides. */
export function shareCustomer(input: ShareInput, label: string): Asked {
  const about = { customerIds: [input.customerId], label };
  return requireWorkspace().outbox.add("customer.share", input, about);
}

/** Whom the customer is shared with, and what was asked for and waits. */
export function useSharedWith(row: CustomerRow): SharedWith {
  const { waiting } = useOutbox();
  const shared = new Map(Object.entries(row.sharedWith ?? {}));
  for (const { name, input } of waiting) {
    const asked = input as ShareInput;
    if (name !== "customer.share" || asked.customerId !== row.id) continue;
    if (asked.right === null) shared.delete(asked.userId);
    else shared.set(asked.userId, asked.right);
  }
  return Object.fromEntries(shared);
}
