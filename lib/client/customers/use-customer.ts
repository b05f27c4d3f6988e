import { useMemo } from "react";
import { useDocument } from "@/lib/client/documents/use-document";
import { usePresence } from "@/lib/client/presence/use-presence";
import { useDocumentSaving } from "@/lib/client/saving/use-saving";
import { useStore } from "@/lib/client/store/use-store";
import { useWorkspace } from "@/lib/client/workspace/current-workspace";
import { customerName } from "@/lib/docs/names";
import { customerRecordStore } from "./customer-record";
import type { CustomerView } from "./model";

const noRow = { get: () => null, subscribe: () => () => undefined };

/** One customer, live: the row at once, the record as soon as the document is open. */
export function useCustomer(id: string): CustomerView {
  const workspace = useWorkspace();
  const name = customerName(id);
  const { state, doc, awareness, right, synced, retry } = useDocument(name);
  const record = useStore(useMemo(() => (doc ? customerRecordStore(doc) : noRow), [doc]));
  const row = useStore(useMemo(() => workspace?.rows.rowStore(id) ?? noRow, [workspace, id]));
  const saving = useDocumentSaving(name);
  const present = usePresence(name);
  return { state, doc, awareness, record, row, right, synced, saving, present, retry };
}
