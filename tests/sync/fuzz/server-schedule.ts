import { randomUUID } from "node:crypto";
import { and, eq, inArray } from "drizzle-orm";
import * as Y from "yjs";
import * as schema from "@/drizzle/schema";
import { loadDocument } from "@/lib/db/documents";
import { addFollowUp } from "@/lib/docs/customer-doc";
import { customerName } from "@/lib/docs/names";
import { connect, isSame, type TestClient, until } from "../support/client";
import type { TestPerson } from "../support/company";
import { Random } from "../support/random";
import type { TestServer } from "../support/server";
import { marker } from "./scenario";

const steps = 60;

/** Somebody at a stock y-websocket client, and what of theirs must never be lost. */
interface Person {
  readonly person: TestPerson;
  readonly mayWrite: boolean;
  readonly client: TestClient;
  readonly written: Set<string>;
}

/** What a run over a real server came to. */
export interface ServerTally {
  edits: number;
  illegal: number;
  cuts: number;
  restarts: number;
}

/**
 * One customer over the whole server: real sockets, stock clients, a real database. Its owner, their supervisor, an
 * admin and a collaborator write, one who may only read tries to, one who may not even read is outside; connections
 * break and the server starts again in between.
 */
class ServerSchedule {
  readonly id = randomUUID();
  readonly random: Random;
  readonly people: Person[] = [];
  stranger: TestClient | null = null;
  #count = 0;

  constructor(
    readonly server: TestServer,
    seed: number,
    readonly tally: ServerTally,
  ) {
    this.random = new Random(seed);
  }

  async run(): Promise<void> {
    await this.#begin();
    for (let step = 0; step < steps; step += 1) await this.#step();
    for (const { client } of this.people) client.provider.connect();
    await this.#settle();
  }

  async #begin(): Promise<void> {
    const owner = this.#join("sales1", true);
    await owner.client.synced();
    owner.client.doc.getMap("fields").set("name", "start");
    await until(() => owner.client.doc.getMap("fields").has("customerNo"), "the customer is made");
    const lent = [
      { customerId: this.id, userId: this.server.company.person("sales7").id, right: "write" as const },
      { customerId: this.id, userId: this.server.company.person("sales8").id, right: "read" as const },
    ];
    await this.server.database.db.insert(schema.customerCollaborators).values(lent);
    for (const username of ["sales1", "supervisor1", "admin", "sales7"]) this.#join(username, true);
    this.#join("sales8", false);
    this.stranger = connect(this.server, this.server.company.person("supervisor2"), customerName(this.id));
  }

  #join(username: string, mayWrite: boolean): Person {
    const person = this.server.company.person(username);
    const joined = {
      person,
      mayWrite,
      client: connect(this.server, person, customerName(this.id)),
      written: new Set<string>(),
    };
    this.people.push(joined);
    return joined;
  }

  async #step(): Promise<void> {
    const { random } = this;
    const somebody = random.pick(this.people);
    const { provider } = somebody.client;
    const chance = random.next();
    if (chance < 0.06) {
      this.tally.cuts += 1;
      if (provider.shouldConnect) provider.disconnect();
      else provider.connect();
    } else if (chance < 0.1) {
      // The line breaks without a word; the provider finds out and connects again.
      this.tally.cuts += 1;
      (provider.ws as unknown as { terminate?(): void } | null)?.terminate?.();
    } else if (chance < 0.115) {
      this.tally.restarts += 1;
      await this.server.restart();
    } else if (chance < 0.3) await new Promise((resolve) => setTimeout(resolve, random.int(15)));
    else this.#edit(somebody);
  }

  #edit({ client, person, mayWrite, written }: Person): void {
    const { random } = this;
    const fields = client.doc.getMap("fields");
    this.#count += 1;
    if (!mayWrite || random.chance(0.35)) {
      this.tally.illegal += 1;
      random.pick<() => void>([
        () => fields.set("status", `${marker} status`),
        () => fields.set("customerNo", `${marker} number`),
        () => fields.set(`${marker} key`, 1),
        () => fields.set("company", { a: marker }),
        () => client.doc.getMap("followUps").set(`f${this.#count}|authorId`, `${marker} author`),
        () => client.doc.getXmlFragment("text:loose").insert(0, [new Y.XmlText(marker)]),
      ])();
      return;
    }
    this.tally.edits += 1;
    const word = `w${this.#count}e`;
    random.pick<() => void>([
      () => fields.set(random.pick(["company", "phone"]), `value ${this.#count}`),
      () => fields.set("status", random.pick(["interested", "prospect", "won"])),
      () => {
        const now = new Date().toISOString();
        const id = `f${this.#count}`;
        const made = { id, subject: word, method: "phone", authorId: person.id, time: now, now } as const;
        addFollowUp(client.doc, { ...made, text: [word] });
        written.add(word);
      },
      () => {
        const paragraph = new Y.XmlElement("paragraph");
        paragraph.insert(0, [new Y.XmlText(word)]);
        client.doc.getXmlFragment("text:shared").insert(0, [paragraph]);
        written.add(word);
      },
    ])();
  }

  get writers(): Person[] {
    return this.people.filter(({ mayWrite }) => mayWrite);
  }

  /** Until every writer's copy and the log say the same, with nothing under way. */
  async #settle(): Promise<void> {
    const [first, ...others] = this.writers as [Person, ...Person[]];
    await until(
      async () => {
        if (!this.people.every(({ client }) => client.provider.synced)) return false;
        const stored = await this.stored();
        return [first, ...others].every(({ client }) => isSame(client.doc, stored));
      },
      `equal copies of ${this.id}`,
      40_000,
    );
  }

  async stored(): Promise<Y.Doc> {
    const doc = new Y.Doc();
    const stored = await loadDocument(this.server.database.db, customerName(this.id));
    if (stored?.snapshot) Y.applyUpdate(doc, stored.snapshot.state);
    for (const { update } of stored?.entries ?? []) Y.applyUpdate(doc, update);
    return doc;
  }

  async check(): Promise<void> {
    const doc = await this.stored();
    const said = JSON.stringify([...doc.share.keys()].map((root) => textOf(doc, root)));
    for (const { client, person, written, mayWrite } of this.people) {
      for (const word of written)
        if (!said.includes(word)) throw new Error(`${word} of ${person.username} was lost`);
      if (client.received().includes(marker)) throw new Error(`${person.username} received what was refused`);
      if (mayWrite && textOf(client.doc, "fields") !== textOf(doc, "fields"))
        throw new Error(`the copy of ${person.username} differs`);
    }
    if (said.includes(marker)) throw new Error("what was refused stands in the log");
    const outside = this.stranger?.received() ?? Buffer.alloc(0);
    if (outside.includes("start") || outside.includes("value ")) throw new Error("a stranger was told");
    await this.#checkRefusals();
  }

  /** What was refused waits for its author: everything that the reader wrote is there. */
  async #checkRefusals(): Promise<void> {
    const { db } = this.server.database;
    const people = this.people.map(({ person }) => person.id);
    const rows = await db
      .select()
      .from(schema.refusals)
      .where(
        and(eq(schema.refusals.document, customerName(this.id)), inArray(schema.refusals.userId, people)),
      );
    if (this.tally.illegal > 20 && rows.length === 0) throw new Error("no refusal was kept");
  }

  stop(): void {
    for (const { client } of this.people) client.stop();
    this.stranger?.stop();
  }
}

/** A root as text, whatever it is. */
function textOf(doc: Y.Doc, root: string): string {
  if (root.startsWith("text:")) return doc.getXmlFragment(root).toString();
  const entries = [...doc.getMap(root).entries()].sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify(entries);
}

export const emptyServerTally = (): ServerTally => ({ edits: 0, illegal: 0, cuts: 0, restarts: 0 });

/** Runs one schedule over the server; throws what is wrong, with the seed. */
export async function runOnServer(
  server: TestServer,
  seed: number,
  tally: ServerTally = emptyServerTally(),
): Promise<void> {
  const schedule = new ServerSchedule(server, seed, tally);
  try {
    await schedule.run();
    await schedule.check();
  } catch (error) {
    throw new Error(`server seed ${seed}: ${error instanceof Error ? error.message : error}`, {
      cause: error,
    });
  } finally {
    schedule.stop();
  }
}
