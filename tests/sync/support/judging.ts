import * as Y from "yjs";
import type { DocumentKind } from "@/lib/domain/access/document-name";
import type { Actor, Subject } from "@/lib/domain/access/model";
import { ownSubject } from "@/lib/domain/access/subject";
import { defaultRuleSettings } from "@/lib/domain/settings/model";
import { type Admission, type AnnouncedBy, admitUpdate } from "@/sync-server/gate/admit-update";
import { decodeUpdate } from "@/sync-server/gate/decode-update";
import { judgeUpdate, type Ruling } from "@/sync-server/judge/judge-update";
import { LiveDocument } from "@/sync-server/live-document";

export const seller: Actor = { userId: "seller", role: "salesperson", groupIds: ["g1"], ledGroupIds: [] };
export const leader: Actor = { userId: "leader", role: "supervisor", groupIds: [], ledGroupIds: ["g1"] };

export const boss: Actor = { userId: "boss", role: "admin", groupIds: [], ledGroupIds: [] };
/** A colleague whom `seller` has lent the customer to write in, and one who may only read it. */
export const helper: Actor = { userId: "helper", role: "salesperson", groupIds: ["g2"], ledGroupIds: [] };
export const reader: Actor = { userId: "reader", role: "salesperson", groupIds: ["g2"], ledGroupIds: [] };

/** What belongs to `seller`, as this person stands to it. */
function subjectFor({ userId }: Actor): Subject {
  const lent = userId === helper.userId ? "write" : userId === reader.userId ? "read" : null;
  return { ...ownSubject("seller", ["g1"]), collaboratorRight: lent };
}

/** A document of `seller` at the server, without network and database. */
export class JudgeBench {
  live: LiveDocument;
  readonly owners = new Map<number, string | null>();
  /** Everything that went out, for looking for what must not be there; the log at the same time. */
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
    return this.judge(update, actor, admission.claims, replicas);
  }

  judge(
    update: Uint8Array,
    actor: Actor,
    claims: readonly number[],
    replicas: readonly Y.Doc[] = [],
  ): Ruling {
    for (const client of claims) this.owners.set(client, actor.userId);
    const ruling = judgeUpdate(this.live, decodeUpdate(update), actor, {
      subject: subjectFor(actor),
      userIdOfDocument: "seller",
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

  /** The server is started again: what it knows is what the log says. */
  restart(): void {
    this.live.destroy();
    const state = this.sent.length > 0 ? Y.mergeUpdates([...this.sent]) : null;
    this.live = new LiveDocument(this.kind, 1, state);
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
