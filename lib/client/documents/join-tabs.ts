import * as Y from "yjs";
import type { TabChannel } from "@/lib/client/tabs/tab-channel";

/** Shares a document with the person's other tabs; what they bring carries the origin given. */
export function joinTabs(tabs: TabChannel, name: string, doc: Y.Doc, origin: object): void {
  tabs.join(name, {
    onHello: (vector) => tabs.sendUpdate(name, Y.encodeStateAsUpdate(doc, vector)),
    onUpdate: (update) => Y.applyUpdate(doc, update, origin),
    stateVector: () => Y.encodeStateVector(doc),
  });
}
