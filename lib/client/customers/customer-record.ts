import type * as Y from "yjs";
import type { Readable } from "@/lib/client/store/store";
import { type CustomerRecord, readCustomer } from "@/lib/docs/customer-doc";

/** The customer a document describes, read again when it has changed and somebody asks. */
export function customerRecordStore(doc: Y.Doc): Readable<CustomerRecord> {
  let record: CustomerRecord | null = null;
  return {
    get() {
      record ??= readCustomer(doc);
      return record;
    },
    subscribe(listener) {
      const onUpdate = () => {
        record = null;
        listener();
      };
      doc.on("update", onUpdate);
      return () => doc.off("update", onUpdate);
    },
  };
}
