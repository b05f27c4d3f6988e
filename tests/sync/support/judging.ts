import * as Y from "yjs";
import type { DocumentKind } from "@/lib/domain/access/document-name";
import type { Actor } from "@/lib/domain/access/model";
import { ownSubject } from "@/lib/domain/access/subject";
import { defaultRuleSettings } from "@/lib/domain/settings/model";
import { type Admission, type AnnouncedBy, admitUpdate } from "@/sync-server/gate/admit-update";
import { decodeUpdate } from "@/sync-server/gate/decode-update";
import { judgeUpdate, type Ruling } from "@/sync-server/judge/judge-update";
import { LiveDocument } from "@/sync-server/live-document";

export const seller: Actor = { userId: "seller", role: "salesperson", groupIds: ["g1"], ledGroupIds: [] };
export const leader: Actor = { userId: "leader", role: "supervisor", groupIds: [], ledGroupIds: ["g1"] };

/** A customer document of `seller` at the server, without network and database. */
export class JudgeBench {
  readonly live: LiveDocument;
  readonly owners = new Map<number, string | null>();
  /** Everything that went out, for looking for what must not be there. */
  readonly sent: Uint8Array[] = [];

  constructor(readonly kind: DocumentKind = "customer") {
    this.live = new LiveDocument(kind, 1, null);
  }

  admit(update: Uint8Array, actor: Actor, announcedBy?: AnnouncedBy): Admission {
    return admitUpdate(this.live, this.owners, decodeUpdate(update), actor, announcedBy);
  }

  /** Gate and judge; what was ruled goes to all replicas given. */
  receive(update: Uint8Array, actor: Actor, replicas: readonly Y.Doc[] = []): Ruling {
    const admission = this.admit(update, actor);
    if (admission.kind !== "admitted") throw new Error(`not admitted: ${admission.kind}`);
    for (const client of admission.claims) this.owners.set(client, actor.userId);
    const ruling = judgeUpdate(this.live, decodeUpdate(update), actor, {
      subject: ownSubject("seller", ["g1"]),
      nowIso: new Date().toISOString(),
      settings: defaultRuleSettings,
      ownerOf: (client) => this.owners.get(client),
    });
    if (ruling.update) {
      this.sent.push(ruling.update);
      for (const replica of replicas) Y.applyUpdate(replica, ruling.update, "server");
    }
    return ruling;
  }

  /** A y-websocket handshake: upload first, download after. */
  sync(replica: Y.Doc, actor: Actor, others: readonly Y.Doc[] = []): Ruling {
    const upload = Y.encodeStateAsUpdate(replica, this.live.stateVector);
    const ruling = this.receive(upload, actor, [replica, ...others]);
    Y.applyUpdate(replica, Y.encodeStateAsUpdate(this.live.doc, Y.encodeStateVector(replica)), "server");
    return ruling;
  }

  replica(): Y.Doc {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(this.live.doc), "server");
    return doc;
  }

  value(root: string, key: string): unknown {
    return this.live.doc.getMap(root).get(key);
  }

  hasSent(text: string): boolean {
    return this.sent.some((update) => Buffer.from(update).includes(text));
  }
}

/** A document whose client id is known: which of two concurrent writes wins depends on it. */
export function withClientId(doc: Y.Doc, clientId: number): Y.Doc {
  doc.clientID = clientId;
  return doc;
}

/** What one edit does, as an update. */
export function updateOf(doc: Y.Doc, edit: (doc: Y.Doc) => void): Uint8Array {
  const before = Y.encodeStateVector(doc);
  const updates: Uint8Array[] = [];
  const listen = (update: Uint8Array) => updates.push(update);
  doc.on("update", listen);
  doc.transact(() => edit(doc));
  doc.off("update", listen);
  return updates[0] ?? Y.encodeStateAsUpdate(doc, before);
}
