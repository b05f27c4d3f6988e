import { afterAll, beforeAll, expect, it } from "vitest";
import { addFollowUp, deleteFollowUp } from "@/lib/docs/customer-follow-ups";
import { customerName } from "@/lib/docs/names";
import { eventually } from "../support/eventually";
import type { SignedIn } from "../support/sign-in";
import type { TestServer } from "../support/start-server";
import { openSynced } from "../support/stock-client";
import { type Page, signInAll, startDemo } from "./support";

const names = ["sales1", "sales7", "supervisor1", "admin", "maintainer"] as const;
let server: TestServer;
let who: Record<(typeof names)[number], SignedIn>;
beforeAll(async () => {
  server = await startDemo();
  who = await signInAll(server.url, names);
});
afterAll(() => server.dispose());

const found = (person: SignedIn, q: string) =>
  person.json<Page>(`/api/follow-ups?q=${encodeURIComponent(q)}`);

it("F2: the whole text is searched, by those alone who may read it, and not once it is removed", async () => {
  const [customer] = (await who.sales1.json<Page>("/api/customers?limit=1")).rows;
  const { id = "", name = "" } = customer ?? {};
  const opened = await openSynced(server.url, customerName(id), who.sales1.cookie);
  const now = new Date().toISOString();
  const note = {
    id: crypto.randomUUID(),
    subject: "样衣",
    method: "phone",
    authorId: who.sales1.userId,
  } as const;
  const text = [`${"谈".repeat(300)}`, "末了说起孔雀蓝提花"];
  addFollowUp(opened.doc, { ...note, time: now, now, text });
  for (const person of [who.sales1, who.supervisor1, who.admin]) {
    await eventually(async () =>
      expect((await found(person, "孔雀蓝")).rows).toMatchObject([{ id: note.id }]),
    );
  }
  expect((await found(who.sales1, `孔雀蓝 ${name}`)).rows).toMatchObject([{ id: note.id }]);
  expect(await found(who.sales7, "孔雀蓝")).toMatchObject({ rows: [], total: 0 });
  expect((await who.maintainer.request("/api/follow-ups?q=x")).status).toBe(403);
  deleteFollowUp(opened.doc, note.id);
  await eventually(async () => expect((await found(who.admin, "孔雀蓝")).total).toBe(0));
  opened.close();
});
