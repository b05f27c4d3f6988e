import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type * as Y from "yjs";
import { noisePng } from "../support/pictures";
import type { SignedIn } from "../support/sign-in";
import type { TestServer } from "../support/start-server";
import { openSynced } from "../support/stock-client";
import { codeOf, command, type Page, signInAll, startDemo, stranger } from "./support";

const names = ["sales1", "sales2", "sales7", "supervisor1", "supervisor2", "admin", "maintainer"] as const;
let server: TestServer;
let who: Record<(typeof names)[number], SignedIn>;
beforeAll(async () => {
  server = await startDemo();
  who = await signInAll(server.url, names);
});
afterAll(() => server.dispose());

type Person = Pick<SignedIn, "request">;
const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
const base64 = (text: string) => Buffer.from(text).toString("base64");
const tus = { "tus-resumable": "1.0.0" };

const customerOf = async (person: SignedIn, at = 0) =>
  (await person.json<Page>("/api/customers?limit=20")).rows[at]?.id ?? "";

function begin(
  person: Person,
  customerId: string,
  bytes: Uint8Array,
  more: { hash?: string; size?: number } = {},
) {
  const { hash = sha256(bytes), size = bytes.length } = more;
  const metadata = `customerId ${base64(customerId)},hash ${base64(hash)}`;
  const headers = { ...tus, "upload-length": String(size), "upload-metadata": metadata };
  return person.request("/api/uploads", { method: "POST", headers });
}
function bring(person: Person, place: string, offset: number, bytes: Uint8Array) {
  const type = "application/offset+octet-stream";
  const headers = { ...tus, "upload-offset": String(offset), "content-type": type };
  return person.request(place, { method: "PATCH", headers, body: new Uint8Array(bytes) });
}
const head = (person: Person, place: string) => person.request(place, { method: "HEAD", headers: tus });
const placeOf = (answer: Response) => answer.headers.get("location") ?? "";

async function upload(person: Person, customerId: string, bytes: Uint8Array): Promise<string> {
  const place = placeOf(await begin(person, customerId, bytes));
  expect((await bring(person, place, 0, bytes)).status).toBe(204);
  return sha256(bytes);
}
const fileOf = (person: Person, customerId: string, hash: string) =>
  person.request(`/api/customers/${customerId}/files/${hash}`);

describe("C11: bringing a file", () => {
  it("goes on where it stopped, and is kept when it is whole", async () => {
    const customerId = await customerOf(who.sales1);
    const png = noisePng(200, 200);
    const begun = await begin(who.sales1, customerId, png);
    expect(begun.status).toBe(201);
    expect([...begun.headers.keys()].filter((name) => name.startsWith("access-control"))).toEqual([]);
    const place = placeOf(begun);
    expect(place).toMatch(/^\/api\/uploads\/[0-9a-f-]{36}$/);
    expect((await bring(who.sales1, place, 0, png.subarray(0, 50_000))).headers.get("upload-offset")).toBe(
      "50000",
    );
    await server.restart();
    expect((await head(who.sales1, place)).headers.get("upload-offset")).toBe("50000");
    expect((await bring(who.sales1, place, 10, png.subarray(10))).status).toBe(409);
    expect((await fileOf(who.sales1, customerId, sha256(png))).status).toBe(404);
    expect((await bring(who.sales1, place, 50_000, png.subarray(50_000))).status).toBe(204);
    expect((await head(who.sales1, place)).headers.get("upload-offset")).toBe(String(png.length));
    const served = await fileOf(who.sales1, customerId, sha256(png));
    expect(Buffer.from(await served.arrayBuffer())).toEqual(png);
  });

  it("refuses what is too large, of a wrong type, broken, or not what it was called", async () => {
    const customerId = await customerOf(who.sales1);
    const png = noisePng(20, 20, 3);
    const tooLarge = await begin(who.sales1, customerId, png, { size: 25 * 1024 * 1024 + 1 });
    expect([tooLarge.status, await codeOf(tooLarge)]).toEqual([413, "fileTooLarge"]);
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
    const cases = [
      [svg, {}, 415, "fileType"],
      [Buffer.from("<!doctype html><script>alert(1)</script>"), {}, 415, "fileType"],
      [Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]), {}, 422, "fileBroken"],
      [png, { hash: "0".repeat(64) }, 422, "fileDamaged"],
    ] as const;
    for (const [bytes, more, status, code] of cases) {
      const place = placeOf(await begin(who.sales1, customerId, bytes, more));
      const answer = await bring(who.sales1, place, 0, bytes);
      expect([answer.status, await codeOf(answer)]).toEqual([status, code]);
      expect((await head(who.sales1, place)).status).toBe(404);
    }
    const wrong = [
      await begin(who.sales1, "x", png),
      await begin(who.sales1, customerId, png, { hash: "../../etc/passwd" }),
      await who.sales1.request("/api/uploads", { method: "POST", headers: { ...tus, "upload-length": "5" } }),
      await begin(who.sales1, crypto.randomUUID(), png),
    ];
    expect(wrong.map(({ status }) => status)).toEqual([422, 422, 422, 422]);
    const tooMany = placeOf(await begin(who.sales1, customerId, png));
    expect((await bring(who.sales1, tooMany, 0, Buffer.concat([png, png]))).status).toBeGreaterThanOrEqual(
      400,
    );
    expect((await fileOf(who.sales1, customerId, sha256(png))).status).toBe(404);
  });

  it("is refused to the wrong people, at every step (R9)", async () => {
    const customerId = await customerOf(who.sales1);
    const png = noisePng(20, 20, 4);
    const statusOf = async (person: Person) => (await begin(person, customerId, png)).status;
    expect(await statusOf(stranger(server.url))).toBe(401);
    for (const person of [who.sales7, who.sales2, who.supervisor2, who.maintainer])
      expect(await statusOf(person)).toBe(403);
    expect(await statusOf(who.supervisor1)).toBe(201);
    expect(await statusOf(who.admin)).toBe(201);
    const place = placeOf(await begin(who.sales1, customerId, png));
    const end = (person: Person) => person.request(place, { method: "DELETE", headers: tus });
    expect((await bring(stranger(server.url), place, 0, png)).status).toBe(401);
    for (const person of [who.sales7, who.supervisor1, who.admin, who.maintainer]) {
      expect((await bring(person, place, 0, png)).status).toBe(403);
      expect((await head(person, place)).status).toBe(403);
      expect((await end(person)).status).toBe(403);
    }
    const foreign = { ...tus, origin: "https://elsewhere.example", "upload-length": "5" };
    expect((await who.sales1.request("/api/uploads", { method: "POST", headers: foreign })).status).toBe(403);
    expect((await end(who.sales1)).status).toBe(204);
    expect((await bring(who.sales1, place, 0, png)).status).toBe(404);
  });
});

describe("C11: reading a file", () => {
  it("is for whoever reads the customer, and a known hash opens nothing", async () => {
    const [customerId, other] = [await customerOf(who.sales1, 1), await customerOf(who.sales7, 1)];
    const hash = await upload(who.sales1, customerId, noisePng(30, 30, 5));
    for (const person of [who.sales1, who.supervisor1, who.admin])
      expect((await fileOf(person, customerId, hash)).status).toBe(200);
    for (const person of [who.sales7, who.sales2, who.supervisor2, who.maintainer])
      expect((await fileOf(person, customerId, hash)).status).toBe(403);
    expect((await fileOf(stranger(server.url), customerId, hash)).status).toBe(401);
    // Sales7 names the hash in a customer of their own, as if the file hung there.
    const own = await openSynced(server.url, `customer/${other}`, who.sales7.cookie);
    own.doc.transact(() => {
      const map = own.doc.getMap("attachments");
      map.set("f|hash", hash);
      map.set("f|name", "stolen.png");
    });
    own.close();
    expect((await fileOf(who.sales7, other, hash)).status).toBe(404);
    expect((await fileOf(who.admin, other, hash)).status).toBe(404);
    expect((await fileOf(who.admin, customerId, "..%2f..%2fetc")).status).toBe(404);
  });

  it("sends nothing that a browser would run, under the name that it has", async () => {
    const customerId = await customerOf(who.sales1, 2);
    const text = Buffer.from("alert(1) // 报价\n");
    const hash = await upload(who.sales1, customerId, text);
    const { doc, close } = await openSynced(server.url, `customer/${customerId}`, who.sales1.cookie);
    const entry = { hash, name: "报价 (1).js", addedBy: who.sales1.userId };
    doc.transact(() => {
      for (const [key, value] of Object.entries(entry)) doc.getMap("attachments").set(`f|${key}`, value);
    });
    const name = "%E6%8A%A5%E4%BB%B7%20%281%29.js";
    await expect
      .poll(async () => (await fileOf(who.sales1, customerId, hash)).headers.get("content-disposition"))
      .toBe(`attachment; filename*=UTF-8''${name}`);
    close();
    const answer = await fileOf(who.sales1, customerId, hash);
    expect(answer.headers.get("content-type")).toBe("application/octet-stream");
    expect(answer.headers.get("x-content-type-options")).toContain("nosniff");
    expect(answer.headers.get("content-security-policy")).toContain("default-src 'none'; sandbox");
    expect(answer.headers.get("cache-control")).toContain("no-store");
    expect(answer.headers.get("cross-origin-resource-policy")).toBe("same-origin");
  });

  it("ends with the right: a hand-over closes it to the former owner, who may still hand in bytes", async () => {
    const customerId = await customerOf(who.sales1, 3);
    const hash = await upload(who.sales1, customerId, noisePng(30, 30, 6));
    await who.admin.command("customer.handOver", { customerIds: [customerId], toUserId: who.sales7.userId });
    expect((await fileOf(who.sales1, customerId, hash)).status).toBe(403);
    expect((await fileOf(who.sales7, customerId, hash)).status).toBe(200);
    const late = await upload(who.sales1, customerId, noisePng(30, 30, 7));
    expect((await fileOf(who.sales1, customerId, late)).status).toBe(403);
    expect((await begin(who.sales2, customerId, noisePng(5, 5))).status).toBe(403);
    expect((await command(who.admin, "customer.deleteForever", { customerId })).status).toBe(200);
    expect((await fileOf(who.admin, customerId, hash)).status).toBe(403);
    expect((await begin(who.admin, customerId, noisePng(5, 5))).status).toBe(409);
    expect((await command(who.admin, "customer.restoreDeleted", { customerId })).status).toBe(200);
    expect((await fileOf(who.sales7, customerId, hash)).status).toBe(200);
  });
});

it("C11, R9: the judge lets the wrong people name no file", async () => {
  const customerId = await customerOf(who.sales1, 4);
  const owner = await openSynced(server.url, `customer/${customerId}`, who.sales1.cookie);
  const write = (doc: Y.Doc, fields: Record<string, unknown>) =>
    doc.transact(() => {
      for (const [key, value] of Object.entries(fields)) doc.getMap("attachments").set(key, value);
    });
  write(owner.doc, { "f|hash": "a".repeat(64), "f|name": "a.png", "f|addedBy": who.sales1.userId });
  write(owner.doc, { "g|hash": "b".repeat(64), "g|addedBy": who.sales7.userId });
  const seen = await openSynced(server.url, `customer/${customerId}`, who.admin.cookie);
  await expect.poll(() => seen.doc.getMap("attachments").get("g|hash")).toBe("b".repeat(64));
  expect(seen.doc.getMap("attachments").get("f|addedBy")).toBe(who.sales1.userId);
  expect(seen.doc.getMap("attachments").get("g|addedBy")).toBeUndefined();
  owner.close();
  seen.close();
});
