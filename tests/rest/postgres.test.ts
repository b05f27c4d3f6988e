import { afterAll, beforeAll, expect, it } from "vitest";
import { seedDemo } from "../support/demo-data";
import { startPostgres, type TestPostgres } from "../support/postgres";
import { signIn } from "../support/sign-in";
import { startInVain, startServer, type TestServer } from "../support/start-server";
import { command, type Page } from "./support";

/** Two processes over one Postgres, as behind a load balancer. */
let postgres: TestPostgres;
let databaseUrl: string;
let servers: readonly TestServer[] = [];
beforeAll(async () => {
  postgres = await startPostgres();
  databaseUrl = await postgres.createDatabase();
  await seedDemo(0.02, { DATABASE_URL: databaseUrl });
  servers = [
    await startServer({ env: { DATABASE_URL: databaseUrl } }),
    await startServer({ env: { DATABASE_URL: databaseUrl }, args: ["--only=web"] }),
  ];
});
afterAll(async () => {
  for (const server of servers) await server.dispose();
  await postgres.stop();
});

it("runs on Postgres, and says so", async () => {
  for (const { url } of servers) {
    const health = await fetch(`${url}/api/health`);
    expect(await health.json()).toMatchObject({ status: "ok", database: "postgres" });
  }
});

it("I4: a claim has one winner among processes, too", async () => {
  const claimants = await Promise.all(
    ["sales1", "sales2", "sales3", "sales4"].map((name, at) => signIn(servers[at % 2]?.url ?? "", name)),
  );
  const [first] = claimants;
  const page = await first?.json<Page>("/api/pool?limit=5");
  for (const { id } of page?.rows ?? []) {
    const answers = await Promise.all(
      claimants.map((person) => command(person, "customer.claim", { customerId: id })),
    );
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409, 409, 409]);
  }
  expect(page?.rows.length).toBe(5);
});

it("carries a session and its end from one process to the other", async () => {
  const [one, two] = servers;
  const person = await signIn(one?.url ?? "", "sales5");
  const there = () => fetch(`${two?.url}/api/me`, { headers: { cookie: person.cookie } });
  expect((await there()).status).toBe(200);
  await person.request("/api/auth/sign-out", { method: "POST" });
  expect((await there()).status).toBe(401);
});

it("a part started alone without DATABASE_URL says what it needs", async () => {
  const failed = await startInVain({ args: ["--only=sync"] });
  expect(failed.code).toBe(1);
  expect(failed.words).toBe(
    "start:web and start:sync share a database: set DATABASE_URL to a Postgres address.",
  );
});

it("the demo goes into an empty database only", async () => {
  await expect(seedDemo(0.02, { DATABASE_URL: databaseUrl })).rejects.toThrow(
    "The database of DATABASE_URL is not empty; the demo company goes into an empty one only.",
  );
});
