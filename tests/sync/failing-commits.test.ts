import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { loadDocument } from "@/lib/db/documents";
import { customerName } from "@/lib/docs/names";
import { CloseCode } from "@/lib/protocol/close-codes";
import { eventually } from "../support/eventually";
import { startPostgres, type TestPostgres } from "../support/postgres";
import { connect, isSame, type TestClient } from "./support/client";
import { RawClient } from "./support/raw-client";
import { startTestServer, type TestServer } from "./support/server";

/** On embedded storage documents share a commit; on Postgres each has its own. */
describe.each(["pglite", "postgres"] as const)("a document whose commits fail, on %s", (kind) => {
  let postgres: TestPostgres | null = null;
  let server: TestServer;
  const clients: TestClient[] = [];
  beforeAll(async () => {
    postgres = kind === "postgres" ? await startPostgres() : null;
    server = await startTestServer(postgres ? { databaseUrl: await postgres.createDatabase() } : {});
    for (const statement of [
      "create table failing (name text primary key)",
      `create function fail() returns trigger language plpgsql as $$
        begin
          if exists (select 1 from failing where name = new.name) then raise exception 'the disk says no'; end if;
          return new;
        end $$`,
      "create trigger fail before insert on document_updates for each row execute function fail()",
    ])
      await server.database.db.execute(sql.raw(statement));
  }, 60_000);
  afterAll(async () => {
    for (const client of clients) client.stop();
    await server?.stop();
    await postgres?.stop();
  });

  const open = (username: string, name: string): TestClient => {
    const client = connect(server, server.company.person(username), name);
    clients.push(client);
    return client;
  };

  async function isStored(client: TestClient, name: string): Promise<boolean> {
    const stored = await loadDocument(server.database.db, name);
    const doc = new Y.Doc();
    if (stored?.snapshot) Y.applyUpdate(doc, stored.snapshot.state);
    for (const { update } of stored?.entries ?? []) Y.applyUpdate(doc, update);
    return isSame(doc, client.doc);
  }

  it("acknowledges and sends nothing, holds up no other, and goes on once they succeed", async () => {
    const [bad, good] = [customerName(randomUUID()), customerName(randomUUID())];
    const [writer, other] = [open("sales1", bad), open("sales2", good)];
    for (const [client, name] of [
      [writer, bad],
      [other, good],
    ] as const) {
      await client.synced();
      client.doc.getMap("fields").set("name", "before");
      await eventually(() => isStored(client, name));
    }
    const reader = open("supervisor1", bad);
    await reader.synced();
    const raw = await new RawClient(server, server.company.person("sales1"), `/${bad}?genjin=1`).ready();
    await server.database.db.execute(sql`insert into failing values (${bad})`);
    raw.edit((doc) => doc.getMap("fields").set("company", "UNSTORED"));
    expect(await raw.closed()).toBe(CloseCode.trouble);
    expect(raw.acked).toBe(0);
    for (let i = 0; i < 30; i += 1) {
      writer.doc.getMap("fields").set("jobTitle", `UNSTORED ${i}`);
      other.doc.getMap("fields").set("jobTitle", `fine ${i}`);
    }
    await eventually(() => isStored(other, good));
    expect(await isStored(writer, bad)).toBe(false);
    expect(reader.received().includes("UNSTORED")).toBe(false);
    await server.database.db.execute(sql`delete from failing`);
    await eventually(() => isStored(writer, bad), { withinMs: 20_000 });
    await eventually(() => isSame(reader.doc, writer.doc), { withinMs: 20_000 });
    expect(reader.doc.getMap("fields").get("jobTitle")).toBe("UNSTORED 29");
  });
});
