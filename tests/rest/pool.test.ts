import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { SignedIn } from "../support/sign-in";
import type { TestServer } from "../support/start-server";
import { codeOf, command, type Page, type Row, signInAll, startDemo } from "./support";

const names = ["sales1", "sales2", "sales7", "supervisor1", "supervisor2", "admin", "maintainer"] as const;
let server: TestServer;
let who: Record<(typeof names)[number], SignedIn>;
beforeAll(async () => {
  server = await startDemo();
  who = await signInAll(server.url, names);
});
afterAll(() => server.dispose());

const customersOf = async (person: SignedIn): Promise<readonly Row[]> =>
  (await person.json<Page>("/api/customers?limit=100")).rows;
const poolOf = async (person: SignedIn): Promise<readonly Row[]> =>
  (await person.json<Page>("/api/pool?limit=100")).rows;
const resultOf = async <T>(response: Response): Promise<T> =>
  ((await response.json()) as { result: T }).result;

describe("wrong roles are refused", () => {
  it.each([
    ["customer.releaseMany", "sales7"],
    ["customer.handOver", "sales7"],
    ["customer.setLocked", "sales1"],
    ["customer.setLocked", "supervisor2"],
    ["customer.deleteForever", "sales1"],
    ["customer.deleteForever", "supervisor1"],
    ["customer.restoreDeleted", "supervisor1"],
    ["customer.release", "maintainer"],
    ["customer.undo", "maintainer"],
  ] as const)("%s by %s", async (name, username) => {
    const [row] = await customersOf(who.sales1);
    const [pooled] = await poolOf(who.sales1);
    const id = row?.id ?? "";
    const input = {
      ...{ customerId: id, customerIds: [id], laneId: pooled?.laneId, reason: "x", locked: true },
      ...{ toUserId: who.sales2.userId, moveId: crypto.randomUUID() },
    };
    expect((await command(who[username], name, input)).status).toBe(403);
  });

  it("assigning, lanes, rules and their preview", async () => {
    const [pooled] = await poolOf(who.sales1);
    const assign = { customerIds: [pooled?.id], toUserId: who.sales2.userId };
    expect((await command(who.sales1, "customer.assign", assign)).status).toBe(403);
    const abroad = { ...assign, toUserId: who.sales7.userId };
    expect((await command(who.supervisor1, "customer.assign", abroad)).status).toBe(403);
    for (const person of [who.sales1, who.supervisor1, who.maintainer]) {
      expect((await command(person, "lane.remove", { laneId: pooled?.laneId })).status).toBe(403);
      expect((await command(person, "pool.setRules", { holdLimit: 1 })).status).toBe(403);
      expect((await person.request("/api/pool/preview?regularDays=30")).status).toBe(403);
      expect((await person.request("/api/customers/deleted")).status).toBe(403);
    }
  });
});

describe("C9, C13, P5: moves of many", () => {
  it("a supervisor assigns from the pool to own people; it can be taken back", async () => {
    const rows = (await poolOf(who.sales1)).slice(0, 3);
    const customerIds = rows.map((row) => row.id);
    const input = { customerIds, toUserId: who.sales2.userId };
    const answer = await command(who.supervisor1, "customer.assign", input);
    expect(answer.status).toBe(200);
    const { moveId } = await resultOf<{ moveId: string }>(answer);
    expect((await command(who.supervisor1, "customer.assign", input)).status).toBe(409);
    expect((await command(who.sales2, "customer.undo", { moveId })).status).toBe(403);
    expect((await command(who.supervisor1, "customer.undo", { moveId })).status).toBe(200);
    const again = await command(who.supervisor1, "customer.undo", { moveId });
    expect([again.status, await codeOf(again)]).toEqual([409, "undoTooLate"]);
    const back = await poolOf(who.sales1);
    expect(back.find((row) => row.id === customerIds[0])).toEqual(rows[0]);
  });

  it("releases several at once, or none; each is in the record of its customer", async () => {
    const mine = (await customersOf(who.sales1)).slice(0, 3).map((row) => row.id);
    const [theirs] = await customersOf(who.sales7);
    const [pooled] = await poolOf(who.sales1);
    const input = { customerIds: mine, laneId: pooled?.laneId, reason: "转行做家纺" };
    const mixed = { ...input, customerIds: [...mine, theirs?.id] };
    expect((await command(who.sales1, "customer.releaseMany", mixed)).status).toBe(403);
    expect((await command(who.sales1, "customer.releaseMany", input)).status).toBe(200);
    const changes = await who.sales2.json<{ rows: { path: string; oldValue: unknown; newValue: unknown }[] }>(
      `/api/customers/${mine[0]}/changes`,
    );
    expect(changes.rows).toContainEqual(
      expect.objectContaining({ path: "ownership/ownerId", oldValue: who.sales1.userId, newValue: null }),
    );
    expect(changes.rows).toContainEqual(
      expect.objectContaining({ path: "ownership/releaseReason", newValue: "转行做家纺" }),
    );
  });

  it("C9: what an admin deletes for ever is listed for bringing back, and nowhere else", async () => {
    const [row] = await customersOf(who.sales7);
    const customerId = row?.id ?? "";
    expect((await command(who.admin, "customer.deleteForever", { customerId })).status).toBe(200);
    expect((await customersOf(who.sales7)).some((each) => each.id === customerId)).toBe(false);
    expect((await who.admin.request(`/api/customers/${customerId}/changes`)).status).toBe(403);
    const deleted = await who.admin.json<{ rows: { id: string }[] }>("/api/customers/deleted");
    expect(deleted.rows.map(({ id }) => id)).toEqual([customerId]);
    expect((await command(who.admin, "customer.restoreDeleted", { customerId })).status).toBe(200);
    expect((await customersOf(who.sales7)).find((each) => each.id === customerId)).toEqual(row);
  });

  it("P5: asks first, with the number, about a rule that would release", async () => {
    const preview = await who.admin.json<{ due: number; total: number }>(
      "/api/pool/preview?regularDays=1&warnDays=0",
    );
    expect(preview.due).toBeGreaterThan(0);
    const rules = { releaseDays: { regular: 1, vip: null }, warnDays: 0 };
    const asked = await command(who.admin, "pool.setRules", rules);
    expect([asked.status, await codeOf(asked)]).toEqual([409, "wouldRelease"]);
    const unfit = await command(who.admin, "pool.setRules", { holdLimit: 0, dailyClaimLimit: "many" });
    expect(unfit.status).toBe(422);
  });
});
