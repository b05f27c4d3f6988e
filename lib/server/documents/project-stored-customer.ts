import * as Y from "yjs";
import type { Tx } from "@/lib/db/client";
import { loadDocument } from "@/lib/db/documents";
import { lockOwnerships } from "@/lib/db/ownership";
import { upsertCustomers, upsertFollowUps } from "@/lib/db/projection";
import { customerName } from "@/lib/docs/names";
import { projectCustomerDoc } from "@/lib/docs/project";
import { pinyinOf } from "@/lib/domain/customers/pinyin-dictionary";

/** Writes the rows of a customer anew from its document, in the caller's transaction. */
export async function projectStoredCustomer(tx: Tx, customerId: string): Promise<void> {
  const stored = await loadDocument(tx, customerName(customerId));
  const ownership = (await lockOwnerships(tx, [customerId])).get(customerId);
  if (!stored || !ownership) return;
  const doc = new Y.Doc();
  if (stored.snapshot) Y.applyUpdate(doc, stored.snapshot.state);
  for (const { update } of stored.entries) Y.applyUpdate(doc, update);
  const facts = { id: customerId, ownerId: ownership.ownerId, rev: stored.head.seq, pinyin: pinyinOf };
  const { row, followUps } = projectCustomerDoc(doc, facts);
  doc.destroy();
  await upsertCustomers(tx, [{ row, laneId: ownership.laneId }]);
  await upsertFollowUps(tx, followUps);
}
