import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { attachments, customers, followUps, plans } from "@/drizzle/schema";
import { writeDocument } from "@/lib/db/write-document";
import { addAttachment, removeAttachment } from "@/lib/docs/customer-attachments";
import { customerName } from "@/lib/docs/names";
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
      attachments: await db.select().from(attachments),
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
    await db.insert(attachments).values({ customerId: victim.id, id: "no", name: "", hash: "0" });
    await reproject(opened.handle, now);
    expect(await snapshot()).toEqual(before);
  });

  it("finds which files customers name, with those taken off", async () => {
    const { db } = opened.handle;
    const [customer] = await db.select().from(customers).limit(1);
    if (!customer) throw new Error("no customer");
    const target = { name: customerName(customer.id), kind: "customer", actorId: null };
    const said = { previewHash: null, size: 1, type: "image/png", addedAt: null, addedBy: null };
    const removedAt = "2026-11-24T08:00:00.000Z";
    await db.transaction((tx) =>
      writeDocument(tx, target, (doc) => {
        for (const id of ["a", "b"]) addAttachment(doc, { ...said, id, name: id, hash: id.repeat(64) });
        removeAttachment(doc, "b", removedAt);
      }),
    );
    await reproject(opened.handle, now);
    const rows = await db.select().from(attachments).orderBy(attachments.id);
    const row = (id: string) => ({
      customerId: customer.id,
      id,
      name: id,
      hash: id.repeat(64),
      previewHash: null,
    });
    expect(rows).toEqual([
      { ...row("a"), removedAt: null },
      { ...row("b"), removedAt: new Date(removedAt) },
    ]);
  });
});
