import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { customers, followUps, plans } from "@/drizzle/schema";
import { demoSizes } from "@/scripts/demo/plan";
import { reproject } from "@/scripts/rebuild/reproject";
import { seedDatabase } from "@/scripts/seed-demo";
import { kinds, type OpenedDatabase, openNew } from "./open-database";

describe.each(kinds)("I5: a rebuild of the projections on %s", (kind) => {
  let opened: OpenedDatabase;
  const now = new Date();
  beforeAll(async () => {
    opened = await openNew(kind);
    await seedDatabase(opened.handle, demoSizes(0.01, null), now);
  });
  afterAll(() => opened.close());

  const snapshot = async () => {
    const { db } = opened.handle;
    return {
      customers: await db.select().from(customers).orderBy(customers.id),
      followUps: await db.select().from(followUps).orderBy(followUps.customerId, followUps.id),
      plans: await db.select().from(plans).orderBy(plans.userId, plans.id),
    };
  };

  it("changes nothing where everything is right", async () => {
    const before = await snapshot();
    const { corrected } = await reproject(opened.handle, now);
    expect(corrected).toEqual([]);
    expect(await snapshot()).toEqual(before);
  });

  it("puts right what was wrong, in tables and in lists", async () => {
    const { db } = opened.handle;
    const before = await snapshot();
    const [victim] = before.customers.filter(({ ownerId }) => ownerId);
    if (!victim) throw new Error("no customer");
    await db
      .update(customers)
      .set({ name: "wrong", searchText: "wrong", status: "won" })
      .where(eq(customers.id, victim.id));
    await db.delete(followUps);
    await db.delete(plans);
    await reproject(opened.handle, now);
    expect(await snapshot()).toEqual(before);
  });
});
