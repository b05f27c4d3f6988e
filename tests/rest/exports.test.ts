import { parseCsv } from "hucre/csv";
import { readXlsx } from "hucre/xlsx";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { SignedIn } from "../support/sign-in";
import type { TestServer } from "../support/start-server";
import { command, type Page, send, signInAll, startDemo } from "./support";

const names = ["sales1", "sales7", "supervisor1", "admin", "maintainer"] as const;
let server: TestServer;
let who: Record<(typeof names)[number], SignedIn>;
beforeAll(async () => {
  server = await startDemo();
  who = await signInAll(server.url, names);
});
afterAll(() => server.dispose());

interface Recorded {
  readonly name: string;
  readonly count: number;
  readonly format: string;
  readonly query: string;
  readonly made: string;
  readonly at: string;
}
const records = async () => (await who.admin.json<{ rows: Recorded[] }>("/api/exports")).rows;

async function csvOf(person: SignedIn, search = ""): Promise<readonly (readonly unknown[])[]> {
  const response = await person.request(`/api/export/customers.csv${search}`);
  expect(response.status).toBe(200);
  return parseCsv(await response.text());
}

describe("an export from the server (C8)", () => {
  it("has what the list has, for the person's scope alone, as .csv and .xlsx", async () => {
    const { total } = await who.sales1.json<Page>("/api/customers?limit=1");
    const csv = await csvOf(who.sales1);
    expect(csv).toHaveLength(total + 1);
    expect(csv[0]).toContain("姓名");
    const answer = await who.supervisor1.request("/api/export/customers.xlsx?view=prospects", {
      headers: { "accept-language": "en" },
    });
    expect(answer.headers.get("content-disposition")).toContain("attachment");
    const book = await readXlsx(new Uint8Array(await answer.arrayBuffer()));
    const list = await who.supervisor1.json<Page>("/api/customers?view=prospects&limit=1");
    expect(book.sheets[0]?.rows).toHaveLength(list.total + 1);
    expect(book.sheets[0]?.rows[0]).toContain("Name");
    const where = { all: [{ field: "status", op: "in", values: ["prospect"] }] };
    const query = `query=${encodeURIComponent(JSON.stringify({ where, sort: [] }))}`;
    const asked = await who.sales1.json<Page>(`/api/customers?${query}&limit=1`);
    expect(asked.total).toBeGreaterThan(0);
    expect(await csvOf(who.sales1, `?${query}`)).toHaveLength(asked.total + 1);
  });

  it("holds no formula, whatever a customer is called", async () => {
    const fields = { name: "=HYPERLINK(1)", company: "@x", phone: "+12015559999" };
    const row = { id: crypto.randomUUID(), line: 1, mode: "add", onDuplicate: "add", fields };
    const input = { importId: crypto.randomUUID(), fileName: "x", total: 1, rows: [row] };
    expect((await command(who.sales1, "customers.import", input)).status).toBe(200);
    const text = await (await who.sales1.request("/api/export/customers.csv?q=HYPERLINK")).text();
    expect(text).toContain("'=HYPERLINK(1)");
    expect(text).toContain("'@x");
  });

  it("is a right, and on record, also when a device made it", async () => {
    expect((await who.maintainer.request("/api/export/customers.csv")).status).toBe(403);
    expect((await who.sales1.request("/api/export/customers.csv?owner=nobody")).status).toBe(403);
    expect((await who.sales1.request("/api/exports")).status).toBe(403);
    const { length } = await csvOf(who.sales7, "?view=interested");
    const [last] = await records();
    expect(last).toMatchObject({
      count: length - 1,
      format: "csv",
      query: "?view=interested",
      made: "server",
    });
    const entry = {
      at: "2026-11-01T00:00:00.000Z",
      format: "paper",
      count: 3,
      query: "?q=x",
      columns: ["name"],
    };
    expect((await command(who.sales7, "customers.recordExport", entry)).status).toBe(200);
    expect((await command(who.maintainer, "customers.recordExport", entry)).status).toBe(403);
    expect((await records())[0]).toMatchObject({ count: 3, format: "paper", made: "device", at: entry.at });
  });
});

describe("looking for duplicates (C10)", () => {
  it("tells of somebody else's customer only that it exists and whom to ask", async () => {
    const [other] = (
      await who.sales7.json<{ rows: { id: string; name: string; phone: string }[] }>("/api/customers?limit=1")
    ).rows;
    const rows = [
      { name: "x", phone: other?.phone },
      { name: "x", phone: "+1 201 555 0000" },
    ];
    const ask = async (person: SignedIn) =>
      (await (await send(person, "/api/customers/duplicates", { rows })).json()) as { rows: unknown[] };
    expect((await ask(who.sales1)).rows).toEqual([{ customerId: null, ask: expect.any(String) }, null]);
    expect((await ask(who.sales7)).rows[0]).toMatchObject({ customerId: other?.id });
    const itself = { rows, exceptId: other?.id };
    const answer = await send(who.sales7, "/api/customers/duplicates", itself);
    expect(((await answer.json()) as { rows: unknown[] }).rows[0]).toBeNull();
    expect((await send(who.maintainer, "/api/customers/duplicates", { rows })).status).toBe(403);
  });
});
