import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { rulings } from "@/drizzle/schema";
import { insertRulings, listRulings, type NewRuling, trimRulings } from "@/lib/db/rulings";
import { CloseCode } from "@/lib/protocol/close-codes";
import { RulingLog } from "@/sync-server/rulings/ruling-log";
import { testLog } from "../sync/support/server";
import { kinds, type OpenedDatabase, openNew } from "./open-database";

describe.each(kinds)("the record of rulings on %s", (kind) => {
  let opened: OpenedDatabase;
  beforeAll(async () => {
    opened = await openNew(kind);
  });
  afterAll(() => opened.close());
  const db = () => opened.handle.db;
  const all = (userId: string) => listRulings(db(), { userId, before: null, limit: 1000 });

  it("lists 120 rulings on one person in a minute, counts the rest, and keeps room for everybody else", async () => {
    let now = 0;
    const log = new RulingLog(db(), testLog, () => now);
    const [hostile, other] = [randomUUID(), randomUUID()];
    for (let i = 0; i < 500; i += 1)
      log.noteClose(hostile, `customer/${i}`, CloseCode.badRequest, "malformed");
    log.noteClose(other, null, CloseCode.tooMany, "too many messages");
    log.noteClose(other, null, CloseCode.signInAgain, "sign in again");
    log.noteClose(other, null, CloseCode.draining, "server is stopping");
    await log.flush();
    expect(await all(hostile)).toHaveLength(120);
    expect(await all(other)).toMatchObject([{ kind: "closed", code: "4429", document: null }]);
    now = 60_001;
    await log.flush();
    const [last] = await all(hostile);
    expect(last).toMatchObject({ kind: "unlisted", count: 380 });
    log.noteClose(hostile, null, CloseCode.badRequest, "malformed");
    await log.close();
    expect(await all(hostile)).toHaveLength(122);
  });

  it("takes any words that Postgres would refuse, and keeps the newest rows", async () => {
    await db().delete(rulings);
    const userId = randomUUID();
    const row = (n: number): NewRuling => ({ kind: "closed", userId, document: `\u0000${n}`, code: "4404" });
    await insertRulings(db(), [1, 2, 3, 4, 5].map(row));
    await trimRulings(db(), { before: new Date(0), most: 5 });
    expect(await all(userId)).toHaveLength(5);
    await trimRulings(db(), { before: new Date(0), most: 2 });
    expect((await all(userId)).map(({ document }) => document)).toEqual(["\ufffd5", "\ufffd4"]);
    await trimRulings(db(), { before: new Date(Date.now() + 60_000), most: 2 });
    expect(await all(userId)).toEqual([]);
  });
});
