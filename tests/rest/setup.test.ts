import { afterAll, beforeAll, expect, it } from "vitest";
import { startServer, type TestServer } from "../support/start-server";
import { codeOf, send, stranger } from "./support";

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ env: { GENJIN_SETUP_TOKEN: "token-of-this-test" } });
});
afterAll(() => server.dispose());

const company = {
  token: "token-of-this-test",
  company: "锦程纺织",
  timeZone: "Asia/Shanghai",
  name: "陈国栋",
  username: "Boss",
  password: "long enough for us",
};

it("says where to set up, with the one-time token", () => {
  expect(server.words()).toContain(`http://localhost:${server.port}/setup?token=token-of-this-test`);
});

it("is well, and tells its version and database", async () => {
  const response = await fetch(`${server.url}/api/health`);
  expect(await response.json()).toMatchObject({
    status: "ok",
    database: "pglite",
    version: expect.any(String),
  });
});

it("refuses a wrong token, and names each wrong field in the caller's language", async () => {
  const wrong = await send(stranger(server.url), "/api/setup", { ...company, token: "guess" });
  expect(wrong.status).toBe(403);
  expect(await codeOf(wrong)).toBe("wrongToken");
  const unfit = await send(stranger(server.url), "/api/setup", {
    ...company,
    password: "short",
    timeZone: "Mars/Base",
  });
  expect(unfit.status).toBe(422);
  const { error } = (await unfit.json()) as { error: { fields: Record<string, string> } };
  expect(error.fields).toEqual({
    password: "Use at least 10 characters.",
    timeZone: "This time zone is not known.",
  });
});

it("makes the company once, signs its admin in, and is closed from then on", async () => {
  const both = await Promise.all([1, 2].map(() => send(stranger(server.url), "/api/setup", company)));
  expect(both.map((response) => response.status).sort()).toEqual([200, 409]);
  const [made] = both.filter((response) => response.ok);
  const cookie = made?.headers.getSetCookie()[0] ?? "";
  expect(cookie).toMatch(/^genjin_session=[^;]+; HttpOnly; Max-Age=\d+; Path=\/; SameSite=Lax$/);
  const me = await fetch(`${server.url}/api/me`, { headers: { cookie: cookie.split(";")[0] ?? "" } });
  expect(await me.json()).toMatchObject({
    username: "boss",
    role: "admin",
    groups: [],
    company: { name: "锦程纺织", timeZone: "Asia/Shanghai" },
  });
  const again = await fetch(`${server.url}/api/setup`);
  expect(await again.json()).toEqual({ needed: false });
});

it("keeps what was set up through a restart, and prints no token any more", async () => {
  await server.restart();
  expect(server.words()).not.toContain("token");
  const again = await send(stranger(server.url), "/api/setup", company);
  expect(await codeOf(again)).toBe("setupClosed");
});
