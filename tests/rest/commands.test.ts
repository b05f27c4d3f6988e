import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { eventually } from "../support/eventually";
import { type SignedIn, signIn } from "../support/sign-in";
import type { TestServer } from "../support/start-server";
import { codeOf, command, type Page, type Row, signInAll, startDemo } from "./support";

const names = ["sales1", "sales2", "sales3", "sales7", "supervisor1", "admin"] as const;
let server: TestServer;
let who: Record<(typeof names)[number], SignedIn>;
beforeAll(async () => {
  server = await startDemo();
  who = await signInAll(server.url, names);
});
afterAll(() => server.dispose());

async function pooledFor(person: SignedIn, at = 0): Promise<Row> {
  const page = await person.json<Page>("/api/pool?limit=50");
  const row = page.rows[at];
  if (!row) throw new Error("the pool is empty");
  return row;
}

async function owned(person: SignedIn): Promise<Row> {
  const page = await person.json<Page>("/api/customers?limit=1");
  const [row] = page.rows;
  if (!row) throw new Error("no customer");
  return row;
}

/** Row of a customer in what the person may list, or undefined. */
async function listed(person: SignedIn, path: string, id: string): Promise<Row | undefined> {
  const page = await person.json<Page>(`${path}?limit=500`);
  return page.rows.find((row) => row.id === id);
}

describe("every command", () => {
  it("needs an Idempotency-Key, a known name and fitting input", async () => {
    const { id } = await pooledFor(who.sales1);
    expect((await command(who.sales1, "customer.claim", { customerId: id }, "")).status).toBe(400);
    expect((await command(who.sales1, "customer.steal", {})).status).toBe(404);
    expect((await command(who.sales1, "constructor", {})).status).toBe(404);
    const unfit = await command(who.sales1, "customer.release", { customerId: "x" });
    expect(unfit.status).toBe(422);
    const { error } = (await unfit.json()) as { error: { fields: object } };
    expect(Object.keys(error.fields).sort()).toEqual(["customerId", "laneId", "reason"]);
  });

  it("answers a repeated key as before and does nothing more; another input under it is refused", async () => {
    const [first, second] = [await pooledFor(who.sales1, 0), await pooledFor(who.sales1, 1)];
    const key = crypto.randomUUID();
    const once = await command(who.sales1, "customer.claim", { customerId: first.id }, key);
    const twice = await command(who.sales1, "customer.claim", { customerId: first.id }, key);
    expect([once.status, twice.status]).toEqual([200, 200]);
    expect(await twice.json()).toEqual(await once.json());
    const other = await command(who.sales1, "customer.claim", { customerId: second.id }, key);
    expect([other.status, await codeOf(other)]).toEqual([422, "idempotencyKeyReused"]);
    const again = await command(who.sales1, "customer.claim", { customerId: first.id });
    expect(again.status).toBe(409);
  });

  it("sent many times at once under one key is carried out once", async () => {
    const { id } = await pooledFor(who.sales2, 2);
    const key = crypto.randomUUID();
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => command(who.sales2, "customer.claim", { customerId: id }, key)),
    );
    expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([200]));
  });
});

describe("I4: customer.claim", () => {
  it("has one winner among many at once; a loser hears 409 again under the same key", async () => {
    const { id } = await pooledFor(who.sales1, 5);
    const claimants = [who.sales1, who.sales2, who.sales3, who.supervisor1, who.admin];
    const keys = claimants.map(() => crypto.randomUUID());
    const claim = (person: SignedIn, at: number) =>
      command(person, "customer.claim", { customerId: id }, keys[at]);
    const answers = await Promise.all(claimants.map(claim));
    const statuses = answers.map((answer) => answer.status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect(statuses.filter((status) => status === 409)).toHaveLength(4);
    const loser = statuses.indexOf(409);
    const again = await claim(claimants[loser] ?? who.sales1, loser);
    expect([again.status, await codeOf(again)]).toEqual([409, "customerNotInPool"]);
  });

  it("is refused where the lane admits somebody else", async () => {
    const page = await who.admin.json<Page>("/api/pool?limit=500");
    const mine = new Set((await who.sales7.json<Page>("/api/pool?limit=500")).rows.map((row) => row.laneId));
    const closed = page.rows.find((row) => !mine.has(row.laneId));
    const refused = await command(who.sales7, "customer.claim", { customerId: closed?.id });
    expect([refused.status, await codeOf(refused)]).toEqual([403, "laneClosed"]);
  });
});

describe("customer.release and customer.handOver", () => {
  it("C9: an owner releases with a reason; the pool has it, the owner's list has not", async () => {
    const { id } = await owned(who.sales1);
    const { laneId } = await pooledFor(who.sales1);
    const input = { customerId: id, laneId, reason: "三个月未联系上" };
    expect((await command(who.sales7, "customer.release", input)).status).toBe(403);
    expect(
      (await command(who.sales1, "customer.release", { ...input, laneId: crypto.randomUUID() })).status,
    ).toBe(422);
    expect((await command(who.sales1, "customer.release", input)).status).toBe(200);
    expect((await command(who.sales1, "customer.release", input)).status).toBe(409);
    expect(await listed(who.sales1, "/api/customers", id)).toBeUndefined();
    expect(await listed(who.sales1, "/api/pool", id)).toMatchObject({
      laneId,
      ownerId: null,
      formerOwnerId: who.sales1.userId,
      releaseReason: input.reason,
    });
  });

  it("C13: all or none go to a colleague who can hold them", async () => {
    const [mine, theirs] = [await owned(who.sales1), await owned(who.sales7)];
    const toUserId = who.sales2.userId;
    const both = { customerIds: [mine.id, theirs.id], toUserId };
    expect((await command(who.sales1, "customer.handOver", both)).status).toBe(403);
    expect(await listed(who.sales1, "/api/customers", mine.id)).toBeDefined();
    const nobody = { customerIds: [mine.id], toUserId: crypto.randomUUID() };
    expect((await command(who.sales1, "customer.handOver", nobody)).status).toBe(422);
    expect(
      (await command(who.sales1, "customer.handOver", { customerIds: [mine.id], toUserId })).status,
    ).toBe(200);
    expect(await listed(who.sales1, "/api/customers", mine.id)).toBeUndefined();
    expect(await listed(who.sales2, "/api/customers", mine.id)).toMatchObject({ ownerId: toUserId });
    expect(
      (await command(who.admin, "customer.handOver", { customerIds: [theirs.id], toUserId })).status,
    ).toBe(200);
  });
});

describe("accounts and groups", () => {
  const person = {
    username: "new.person",
    name: "新人",
    role: "salesperson",
    password: "long enough for us",
    groupIds: [],
  };
  const groupOf = async (one: SignedIn) => {
    const me = await one.json<{ groups: { id: string }[] }>("/api/me");
    return me.groups[0]?.id ?? "";
  };

  it("R2: a supervisor makes salespeople of own groups and nobody else", async () => {
    const [own, other] = [await groupOf(who.supervisor1), await groupOf(who.sales7)];
    const make = (fields: object) => command(who.supervisor1, "person.create", { ...person, ...fields });
    expect((await make({ groupIds: [other] })).status).toBe(403);
    expect((await make({ groupIds: [own], role: "admin" })).status).toBe(403);
    expect((await make({ groupIds: [own] })).status).toBe(200);
    expect((await command(who.sales1, "person.create", { ...person, username: "x1" })).status).toBe(403);
    const taken = await command(who.admin, "person.create", { ...person, username: "NEW.person" });
    expect([taken.status, await codeOf(taken)]).toEqual([409, "usernameTaken"]);
    const made = await signIn(server.url, "new.person", person.password);
    expect(made.role).toBe("salesperson");
  });

  it("R10: whoever joins or leaves a group is judged anew at once", async () => {
    expect((await command(who.supervisor1, "group.create", { name: "x" })).status).toBe(403);
    const made = await command(who.admin, "group.create", { name: "五组" });
    const { result } = (await made.json()) as { result: { id: string } };
    const supervisor = await signIn(server.url, "supervisor2");
    const before = await supervisor.request(`/api/customers?owner=${who.sales1.userId}`);
    expect(before.status).toBe(403);
    const input = { groupId: result.id, memberIds: [who.sales1.userId], leaderIds: [supervisor.userId] };
    expect(
      (await command(who.admin, "group.setMembers", { ...input, leaderIds: [who.sales1.userId] })).status,
    ).toBe(422);
    expect((await command(who.admin, "group.setMembers", input)).status).toBe(200);
    const after = await supervisor.request(`/api/customers?owner=${who.sales1.userId}`);
    expect(after.status).toBe(200);
  });

  it("colleagues see a new person", async () => {
    await eventually(
      async () => {
        const page = await who.sales7.json<Page>("/api/people?q=新人");
        return page.total === 1;
      },
      { withinMs: 5_000, what: "the new person is listed" },
    );
  });
});
