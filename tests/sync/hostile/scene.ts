import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import * as encoding from "lib0/encoding";
import * as Y from "yjs";
import * as schema from "@/drizzle/schema";
import { loadDocument } from "@/lib/db/documents";
import { customerName } from "@/lib/docs/names";
import { encodeAwareness } from "@/lib/protocol/encode";
import { connect, isSame, type TestClient, until } from "../support/client";
import { RawClient } from "../support/raw-client";
import type { TestServer } from "../support/server";

/** Stands in all that a hostile client writes, and in nothing else. */
export const marker = "SECRET";

/**
 * A customer that several people watch: written by its owner and their supervisor, read by an admin and by a colleague
 * who may only read it. The attacks are made on it, one after the other.
 */
export class Scene {
  readonly name: string;
  readonly deletedName = customerName(randomUUID());
  readonly readers: TestClient[] = [];
  readonly announcedClientId = 90_000;
  #clientId = 70_000;

  private constructor(
    readonly server: TestServer,
    readonly customerId: string,
    /** The supervisor: whom attacks try to speak for. */
    readonly victim: RawClient,
  ) {
    this.name = customerName(customerId);
  }

  static async begin(server: TestServer): Promise<Scene> {
    const customerId = randomUUID();
    const name = customerName(customerId);
    const person = (username: string) => server.company.person(username);
    const owner = await new RawClient(server, person("sales1"), `/${name}?genjin=1`).ready();
    owner.edit((doc) => {
      doc.getMap("fields").set("name", "Li");
      doc.getMap("fields").set("createdAt", "2026-01-01T00:00:00.000Z");
    });
    await owner.allAcked();
    owner.stop();
    const victim = await new RawClient(server, person("supervisor1"), `/${name}?genjin=1`).ready();
    const scene = new Scene(server, customerId, victim);
    await scene.#fill();
    return scene;
  }

  async #fill(): Promise<void> {
    const { server, victim, customerId, name, deletedName } = this;
    const { db } = server.database;
    const now = new Date().toISOString();
    victim.edit((doc) => {
      const followUps = doc.getMap("followUps");
      const entry = {
        authorId: this.victimId,
        createdAt: now,
        "time|0": now,
        subject: "Visit",
        method: "visit",
      };
      for (const [key, value] of Object.entries(entry)) followUps.set(`f|${key}`, value);
      const paragraph = new Y.XmlElement("paragraph");
      paragraph.insert(0, [new Y.XmlText("hello")]);
      doc.getXmlFragment("text:note").push([paragraph]);
      for (let i = 0; i < 210; i += 1) doc.getMap("promises").set(`p${i}|text`, "kept");
    });
    await victim.allAcked();
    victim.send(spoken([[this.announcedClientId, 1, { cursor: 1 }]]));
    const reader = { customerId, userId: server.company.person("sales8").id, right: "read" } as const;
    await db.insert(schema.customerCollaborators).values(reader);
    const deletedAt = new Date();
    await db.insert(schema.documents).values({ name: deletedName, kind: "customer", deletedAt });
    for (const username of ["supervisor1", "admin", "sales8"])
      this.readers.push(connect(server, server.company.person(username), name));
    for (const reading of this.readers) await reading.synced();
  }

  get ownerId(): string {
    return this.server.company.person("sales1").id;
  }

  get victimId(): string {
    return this.server.company.person("supervisor1").id;
  }

  /** One of three bytes, that nobody has used. */
  newClientId(): number {
    this.#clientId += 1;
    return this.#clientId === this.announcedClientId ? this.newClientId() : this.#clientId;
  }

  async victimWrites(key: string): Promise<void> {
    const value = `legal ${key}`;
    this.victim.edit((doc) => doc.getMap("fields").set(key, value));
    await this.seenByAll(key, value);
  }

  async seenByAll(key: string, value: string): Promise<void> {
    const sees = ({ doc }: { doc: Y.Doc }) => doc.getMap("fields").get(key) === value;
    await until(() => [...this.readers, this.victim].every(sees), `${key} everywhere`);
  }

  async stored(name: string = this.name): Promise<Y.Doc> {
    const stored = await loadDocument(this.server.database.db, name);
    const doc = new Y.Doc();
    if (stored?.snapshot) Y.applyUpdate(doc, stored.snapshot.state);
    for (const { update } of stored?.entries ?? []) Y.applyUpdate(doc, update);
    return doc;
  }

  /** Everybody who reads has what the log has. */
  async allEqual(): Promise<void> {
    const stored = await this.stored();
    await until(() => [...this.readers, this.victim].every(({ doc }) => isSame(doc, stored)), "equal copies");
  }

  async logHolds(text: string): Promise<boolean> {
    const rows = await this.server.database.db
      .select({ update: schema.documentUpdates.update })
      .from(schema.documentUpdates)
      .where(eq(schema.documentUpdates.name, this.name));
    return rows.some(({ update }) => Buffer.from(update).includes(text));
  }

  stop(): void {
    this.victim.stop();
    for (const reader of this.readers) reader.stop();
  }
}

/** A presence message: client id, clock and state each. */
export function spoken(states: readonly (readonly [number, number, unknown])[]): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, states.length);
  for (const [client, clock, state] of states) {
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, clock);
    encoding.writeVarString(encoder, JSON.stringify(state));
  }
  return encodeAwareness(encoding.toUint8Array(encoder));
}
