import type * as Y from "yjs";
import { Journal } from "@/lib/client/storage/journal";
import type { DocumentContext } from "./context";
import { wordsOf } from "./update-words";

/** The journal of one document; its troubles are told in the state of saving. */
export function documentJournal(context: DocumentContext, name: string, doc: Y.Doc): Journal {
  const { userId, ledger, writes } = context;
  const events = {
    // Without a journal nothing may be written; what the server has can still be read.
    onBroken: (message: string) => ledger.setStorageProblem(name, message),
    onHealed: () => ledger.setStorageProblem(name, null),
    onCorrupt: (update: Uint8Array) => ledger.setAside(name, update, wordsOf(update)),
  };
  return new Journal(userId, name, doc, events, writes);
}
