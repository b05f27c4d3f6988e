import { afterAll, beforeAll, expect, it } from "vitest";
import { demoPassword, signIn } from "../support/sign-in";
import type { TestServer } from "../support/start-server";
import { codeOf, send, startDemo, stranger } from "./support";

let server: TestServer;
beforeAll(async () => {
  server = await startDemo();
});
afterAll(() => server.dispose());

const attempt = (username: string, password: string) =>
  send(stranger(server.url), "/api/auth/sign-in", { username, password });

it("answers a wrong name like a wrong password", async () => {
  const [name, password] = [await attempt("nobody", demoPassword), await attempt("sales2", "wrong")];
  expect([name.status, password.status]).toEqual([401, 401]);
  expect(await name.json()).toEqual(await password.json());
});

it("throttles guesses at one name, also sent at once and after a restart; others may go on", async () => {
  const guesses = await Promise.all(Array.from({ length: 20 }, () => attempt("sales3", "guess")));
  const statuses = guesses.map((response) => response.status);
  expect(statuses.filter((status) => status === 401)).toHaveLength(10);
  expect(statuses.filter((status) => status === 429)).toHaveLength(10);
  await server.restart();
  const right = await attempt("sales3", demoPassword);
  expect(right.status).toBe(429);
  expect(Number(right.headers.get("retry-after"))).toBeGreaterThan(0);
  expect((await attempt("sales4", demoPassword)).status).toBe(200);
});

it("does not count right passwords", async () => {
  for (let n = 0; n < 15; n++) expect((await attempt("SALES5", demoPassword)).status).toBe(200);
});

it("lists the own sessions and ends one; somebody else's is unknown", async () => {
  const [desk, phone, other] = [
    await signIn(server.url, "sales6"),
    await signIn(server.url, "sales6"),
    await signIn(server.url, "sales7"),
  ];
  interface Sessions {
    rows: { id: string; current: boolean }[];
  }
  const { rows } = await desk.json<Sessions>("/api/sessions");
  expect(rows).toHaveLength(2);
  expect(rows.filter((row) => row.current)).toHaveLength(1);
  expect(rows.some((row) => desk.cookie.includes(row.id))).toBe(false);
  const phoneId = rows.find((row) => !row.current)?.id;
  expect((await other.request(`/api/sessions/${phoneId}`, { method: "DELETE" })).status).toBe(404);
  expect((await desk.request(`/api/sessions/${phoneId}`, { method: "DELETE" })).status).toBe(200);
  expect((await phone.request("/api/me")).status).toBe(401);
  expect((await desk.request("/api/me")).status).toBe(200);
});

it("signs out, whoever asks", async () => {
  const person = await signIn(server.url, "sales8");
  expect((await person.request("/api/auth/sign-out", { method: "POST" })).status).toBe(200);
  expect((await person.request("/api/me")).status).toBe(401);
  expect((await person.request("/api/auth/sign-out", { method: "POST" })).status).toBe(200);
});

it("changes a password against the present one, and ends the other sessions", async () => {
  const [here, there] = [await signIn(server.url, "sales9"), await signIn(server.url, "sales9")];
  const next = "another long password";
  const wrong = await send(here, "/api/me/password", { current: "wrong", next });
  expect([wrong.status, await codeOf(wrong)]).toEqual([422, "wrongPassword"]);
  expect((await send(here, "/api/me/password", { current: demoPassword, next })).status).toBe(200);
  expect((await here.request("/api/me")).status).toBe(200);
  expect((await there.request("/api/me")).status).toBe(401);
  expect((await attempt("sales9", demoPassword)).status).toBe(401);
  expect((await attempt("sales9", next)).status).toBe(200);
});

it("keeps a person's language, and speaks it", async () => {
  const person = await signIn(server.url, "sales10");
  const headers = { "content-type": "application/json" };
  const patched = await person.request("/api/me", { method: "PATCH", headers, body: '{"locale":"en"}' });
  expect(await patched.json()).toMatchObject({ locale: "en" });
  const refused = await person.request("/api/sessions/none", {
    method: "DELETE",
    headers: { "accept-language": "zh" },
  });
  expect(await refused.json()).toEqual({ error: { code: "notFound", message: "There is nothing here." } });
});
