import type { Logger } from "pino";
import type { Database } from "@/lib/db/client";
import { findDocuments } from "@/lib/db/documents";
import { parseDocumentName } from "@/lib/docs/names";
import type { DocumentName } from "@/lib/domain/access/document-name";
import { CloseCode } from "@/lib/protocol/close-codes";
import { isUnknown, loadFacts, rightOn } from "./commit/facts";
import type { Connection } from "./connection";
import { logFault } from "./log-fault";
import type { HolderNotes } from "./quarantine/holder-notes";
import type { Rooms } from "./rooms";

/** A connection with the document that it is, or wants to be, connected to. */
interface Candidate {
  readonly connection: Connection;
  readonly name: string;
  readonly document: DocumentName;
}

type Verdict = { readonly right: "read" | "write" } | { readonly code: CloseCode; readonly reason: string };

/** Lets connections into rooms, and judges those inside again when rights have changed. */
export class Admissions {
  #waiting: Candidate[] = [];
  /** Rises with every change of rights: a verdict from before it is asked for again. */
  #version = 0;

  constructor(
    readonly db: Database,
    readonly rooms: Rooms,
    readonly holders: HolderNotes,
    readonly log: Logger,
  ) {}

  admit(connection: Connection, name: string): void {
    const document = parseDocumentName(name);
    if (!document) {
      connection.close(CloseCode.unknownDocument, "unknown document");
      return;
    }
    this.#waiting.push({ connection, name, document });
    // Connections that arrive together share their queries: a tab opens dozens of documents at once.
    if (this.#waiting.length === 1) setImmediate(() => void this.#admitWaiting());
  }

  async #admitWaiting(): Promise<void> {
    const candidates = this.#waiting;
    this.#waiting = [];
    const version = this.#version;
    try {
      const verdicts = await this.#judge(candidates);
      await Promise.all(candidates.map((candidate, at) => this.#settle(candidate, verdicts[at], version)));
    } catch (error) {
      logFault(this.log, error, {}, "connections could not be admitted");
      for (const { connection } of candidates) connection.close(CloseCode.trouble, "server trouble");
    }
  }

  async #settle(candidate: Candidate, verdict: Verdict | undefined, version: number): Promise<void> {
    const { connection, name, document } = candidate;
    if (!verdict || connection.isClosed) return;
    if ("code" in verdict) return connection.close(verdict.code, verdict.reason);
    const room = this.rooms.get(name, document);
    try {
      await room.ready;
    } catch {
      // The room has logged it, and evicts itself.
      return connection.close(CloseCode.trouble, "server trouble");
    }
    if (connection.isClosed) return;
    if (version !== this.#version || room.isEvicted) return this.admit(connection, name);
    connection.right = verdict.right;
    this.holders.note(document.kind, name, connection.user.id);
    room.join(connection);
  }

  /** Rights may have changed: whoever may do less than before is disconnected. */
  async judgeAgain(connections: readonly Connection[]): Promise<void> {
    this.#version += 1;
    const candidates = connections.flatMap((connection) => {
      const { room } = connection;
      return room ? [{ connection, name: room.name, document: room.document }] : [];
    });
    if (candidates.length === 0) return;
    try {
      const verdicts = await this.#judge(candidates);
      candidates.forEach(({ connection }, at) => {
        const verdict = verdicts[at];
        if (!verdict || connection.isClosed) return;
        if ("code" in verdict) connection.close(verdict.code, verdict.reason);
        // Connecting again tells the client its new right; a silent change would leave it writing in vain.
        else if (verdict.right !== connection.right) connection.close(CloseCode.tryAgain, "rights changed");
      });
    } catch (error) {
      logFault(this.log, error, {}, "connections could not be judged again");
      for (const { connection } of candidates) connection.close(CloseCode.trouble, "server trouble");
    }
  }

  async #judge(candidates: readonly Candidate[]): Promise<Verdict[]> {
    const pairs = candidates.map(({ connection, document }) => ({ document, userId: connection.user.id }));
    const facts = await loadFacts(this.db, pairs);
    const heads = await findDocuments(this.db, [...new Set(candidates.map(({ name }) => name))]);
    return candidates.map(({ connection, name, document }): Verdict => {
      const actor = facts.actor(connection.user.id);
      if (!actor) return { code: CloseCode.signInAgain, reason: "sign in again" };
      const right = rightOn(facts, actor, document, heads.get(name)?.deleted ?? false);
      if (right === "none") return { code: CloseCode.notAllowed, reason: "not allowed" };
      if (isUnknown(facts, document)) return { code: CloseCode.unknownDocument, reason: "unknown document" };
      return { right };
    });
  }
}
