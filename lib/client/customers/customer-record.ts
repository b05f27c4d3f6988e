import * as Y from "yjs";
import type { Readable } from "@/lib/client/store/store";
import { type CustomerRecord, readCustomer } from "@/lib/docs/customer-doc";

/** Whether one of the root maps changed: letters typed into a note change none, and are by far the most. */
const changesRecord = (transaction: Y.Transaction): boolean =>
  [...transaction.changed.keys()].some((type) => type instanceof Y.Map);

/** The customer a document describes, read again when it has changed and somebody asks. */
export function customerRecordStore(doc: Y.Doc): Readable<CustomerRecord> {
  let record: CustomerRecord | null = null;
  return {
    get() {
      record ??= readCustomer(doc);
      return record;
    },
    subscribe(listener) {
      const onTransaction = (transaction: Y.Transaction) => {
        if (!changesRecord(transaction)) return;
        record = null;
        listener();
      };
      doc.on("afterTransaction", onTransaction);
      return () => doc.off("afterTransaction", onTransaction);
    },
  };
}
