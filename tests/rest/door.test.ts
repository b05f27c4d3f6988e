import { request } from "node:http";
import { connect } from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type SignedIn, signIn } from "../support/sign-in";
import type { TestServer } from "../support/start-server";
import { codeOf, send, startDemo, stranger } from "./support";

let server: TestServer;
let seller: SignedIn;
beforeAll(async () => {
  server = await startDemo();
  seller = await signIn(server.url, "sales1");
});
afterAll(() => server.dispose());

it("sends pages with a policy that allows only our own scripts, and into no frame", async () => {
  const page = await fetch(`${server.url}/customers/whatever`);
  expect(page.status).toBe(200);
  const policy = page.headers.get("content-security-policy") ?? "";
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).toMatch(/script-src 'self'( 'sha256-[^']+')+;/);
  expect(page.headers.get("x-content-type-options")).toBe("nosniff");
  expect(page.headers.get("referrer-policy")).toBe("same-origin");
  expect(page.headers.get("cache-control")).toContain("no-cache");
});

it("refuses changes asked for by another site's page, and lets its own and programs through", async () => {
  const from = (headers: Record<string, string>) =>
    send(seller, "/api/documents/check", { names: [] }, headers);
  expect((await from({ origin: "https://evil.example" })).status).toBe(403);
  expect((await from({ origin: "null" })).status).toBe(403);
  expect((await from({ "sec-fetch-site": "cross-site" })).status).toBe(403);
  expect((await from({ origin: server.url })).status).toBe(200);
  expect((await from({})).status).toBe(200);
});

it("takes the longest custom query there may be, in Chinese, in an address, and none without bounds", async () => {
  const conditions = Array.from({ length: 18 }, () => ({
    field: "name",
    op: "contains",
    value: "跟".repeat(200),
  }));
  const query = JSON.stringify({ where: { any: conditions }, sort: [] });
  expect(query.length).toBeLessThan(5000);
  const address = `/api/customers?query=${encodeURIComponent(query)}`;
  expect(address.length).toBeGreaterThan(32_000);
  expect((await seller.request(address)).status).toBe(200);
  expect((await seller.request(`/api/customers?q=${"x".repeat(200_000)}`)).status).toBe(431);
});

it("takes no body above 1 MB, told beforehand or sent in pieces", async () => {
  const names = Array.from({ length: 30_000 }, () => "x".repeat(40));
  const told = await send(seller, "/api/documents/check", { names });
  expect([told.status, await codeOf(told)]).toEqual([413, "tooLarge"]);
  const status = await new Promise((resolve, reject) => {
    const headers = {
      cookie: seller.cookie,
      "content-type": "application/json",
      "transfer-encoding": "chunked",
    };
    const sent = request(`${server.url}/api/documents/check`, { method: "POST", headers }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    });
    sent.on("error", reject);
    for (let n = 0; n < 20; n++) sent.write(" ".repeat(100_000));
    sent.end();
  });
  expect(status).toBe(413);
});

it("answers what is no JSON, no route and no HTTP, and goes on", async () => {
  const headers = { "content-type": "application/json" };
  for (const body of ["{", "\u0000", '{"a":']) {
    const broken = await seller.request("/api/documents/check", { method: "POST", headers, body });
    expect([broken.status, await codeOf(broken)]).toEqual([400, "malformed"]);
  }
  for (const body of ["[]", "null", '"x"', '{"names":5}', '{"__proto__":{"names":[]}}']) {
    const unfit = await seller.request("/api/documents/check", { method: "POST", headers, body });
    expect(unfit.status).toBe(422);
  }
  const nowhere = await fetch(`${server.url}/api/no/such/route`, { headers: { "accept-language": "en" } });
  expect([nowhere.status, await codeOf(nowhere)]).toEqual([404, "notFound"]);
  await new Promise<void>((resolve) => {
    const socket = connect(server.port, "localhost", () => socket.end("\x16\x03\x01 not http\r\n\r\n"));
    socket.on("close", () => resolve());
    socket.resume();
  });
  expect((await fetch(`${server.url}/api/health`)).status).toBe(200);
});

it("speaks the language of the browser", async () => {
  const ask = async (language: string) => {
    const response = await stranger(server.url).request("/api/me", {
      headers: { "accept-language": language },
    });
    const body = (await response.json()) as { error: { message: string } };
    return body.error.message;
  };
  expect(await ask("en-GB,en;q=0.9")).toBe("Please sign in.");
  expect(await ask("de, zh-CN;q=0.8")).toBe("请先登录。");
  expect(await ask("de")).toBe("请先登录。");
});

it("describes itself as OpenAPI, commands included", async () => {
  const response = await fetch(`${server.url}/api/openapi.json`);
  const document = (await response.json()) as { openapi: string; paths: Record<string, object> };
  expect(document.openapi).toMatch(/^3\./);
  expect(Object.keys(document.paths)).toEqual(
    expect.arrayContaining([
      "/api/customers",
      "/api/auth/sign-in",
      "/api/commands/customer.claim",
      "/api/documents/bulk",
    ]),
  );
});
