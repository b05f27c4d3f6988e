import { beforeEach, describe, expect, it, vi } from "vitest";
import { reconnectDelay } from "@/lib/client/connection/backoff";
import { wantedDocuments } from "@/lib/client/filler/wanted";
import { CustomerRows } from "@/lib/client/rows/customer-rows";
import { RowChunks } from "@/lib/client/rows/row-chunks";
import type { Cache } from "@/lib/client/storage/cache";
import type { RowChunk } from "@/lib/client/storage/cache-db";
import type { CustomerRow } from "@/lib/domain/customers/model";

function row(id: string, changes: Partial<CustomerRow> = {}): CustomerRow {
  return {
    id,
    customerNo: "C1",
    name: "李建平",
    company: "",
    jobTitle: "",
    phone: "",
    address: "",
    gender: null,
    status: "interested",
    level: "regular",
    source: null,
    industry: "",
    ownerId: "me",
    createdAt: "2026-11-01T00:00:00.000Z",
    lastContactedAt: null,
    lastVisitedAt: null,
    nextVisitAt: null,
    resumeAt: null,
    birthday: null,
    pinyin: "lijianping ljp",
    custom: {},
    followUpCount: 0,
    rev: 1,
    ...changes,
  };
}

describe("rows with an overlay", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });

  it("show what was written here until the server's row has caught up, without falling back in between", () => {
    const rows = new CustomerRows();
    rows.replaceOwner("me", new Map([["a", row("a")]]));
    rows.setOverlay("a", row("a", { name: "李建萍", rev: 0 }));
    expect(rows.row("a")?.name).toBe("李建萍");
    rows.setOverlay("a", null);
    expect(rows.row("a")?.name).toBe("李建萍");
    rows.changeOwner("me", new Map([["a", row("a", { name: "李建萍", rev: 2 })]]));
    expect(rows.row("a")).toMatchObject({ name: "李建萍", rev: 2 });
  });

  it("give way to the server after a while, for it may have set the change back", () => {
    const rows = new CustomerRows();
    rows.replaceOwner("me", new Map([["a", row("a")]]));
    rows.setOverlay("a", row("a", { name: "refused", rev: 0 }));
    rows.setOverlay("a", null);
    vi.advanceTimersByTime(6_000);
    expect(rows.row("a")?.name).toBe("李建平");
  });

  it("go at once with the server's row: what it took away since is not waited for", () => {
    const rows = new CustomerRows();
    rows.setOverlay("a", row("a", { lastContactedAt: "2026-11-02T00:00:00.000Z" }));
    rows.setOverlay("a", null);
    rows.changeOwner("me", new Map([["a", row("a", { rev: 2 })]]));
    expect(rows.row("a")).not.toBeNull();
    rows.changeOwner("me", new Map([["a", null]]));
    expect(rows.row("a")).toBeNull();
  });

  it("know a customer once, preferring the owner's row to a lent one", () => {
    const rows = new CustomerRows();
    rows.replaceOwner("me", new Map([["a", row("a", { via: "collaborator" })]]));
    rows.replaceOwner("other", new Map([["a", row("a", { ownerId: "other" })]]));
    expect(rows.row("a")?.via).toBeUndefined();
    rows.dropOwner("other");
    expect(rows.row("a")?.via).toBe("collaborator");
    rows.dropOwner("me");
    expect(rows.row("a")).toBeNull();
  });

  it("tell lists at most once a frame", () => {
    const rows = new CustomerRows();
    const listener = vi.fn();
    rows.version.subscribe(listener);
    for (let at = 0; at < 100; at++) rows.changeOwner("me", new Map([[`c${at}`, row(`c${at}`)]]));
    vi.advanceTimersByTime(20);
    expect(listener).toHaveBeenCalledTimes(1);
  });
});

describe("chunks of rows", () => {
  it("are written again only where a row changed, and read back whole", async () => {
    vi.useRealTimers();
    const rows = new Map(Array.from({ length: 1_201 }, (_, at) => [`c${at}`, row(`c${at}`)]));
    const disk = new Map<number, RowChunk>();
    let written: number[] = [];
    const cache = {
      putRowChunks: async (chunks: RowChunk[]) => {
        written = chunks.map(({ chunk }) => chunk);
        for (const chunk of chunks) disk.set(chunk.chunk, chunk);
      },
    } as unknown as Cache;
    const fail = (error: unknown) => {
      throw error;
    };
    const chunks = new RowChunks(cache, "me", (id) => rows.get(id), fail);
    // The first time without waiting: the network may be gone a second later.
    chunks.changed(rows.keys());
    expect(written).toEqual([0, 1, 2]);
    rows.set("c700", row("c700", { name: "changed" }));
    rows.delete("c701");
    chunks.changed(["c700", "c701"]);
    await chunks.write();
    expect(written).toEqual([1]);

    const again = new RowChunks(cache, "me", (id) => rows.get(id), fail);
    expect(again.load([...disk.values()])).toEqual(rows);
    rows.set("new", row("new"));
    again.changed(["new"]);
    await again.write();
    expect(written).toEqual([2]);
  });
});

describe("filling the device", () => {
  const held = (name: string, seq: number, usedAt: number) => ({ name, seq, epoch: 1, right: null, usedAt });
  const now = Date.parse("2026-11-23T00:00:00Z");
  const day = 24 * 3_600_000;

  it("wants own customers that are missing or older than their row, last contacted first", () => {
    const own = [
      row("a", { rev: 5 }),
      row("b", { rev: 2, lastContactedAt: "2026-11-20T00:00:00.000Z" }),
      row("c", { rev: 3 }),
    ];
    const wanted = wantedDocuments({
      own,
      held: new Map([["customer/c", held("customer/c", 3, 0)]]),
      rowById: (id) => own.find((one) => one.id === id) ?? null,
      isBusy: () => false,
      now,
    });
    expect(wanted).toEqual({ fetch: ["customer/b", "customer/a"], forget: [] });
  });

  it("keeps other people's for thirty days after they were opened, and fresh", () => {
    const wanted = wantedDocuments({
      own: [],
      held: new Map([
        ["customer/x", held("customer/x", 1, now - 31 * day)],
        ["customer/y", held("customer/y", 1, now - 2 * day)],
        ["company/people", held("company/people", 0, 0)],
      ]),
      rowById: (id) => row(id, { rev: 9 }),
      isBusy: () => false,
      now,
    });
    expect(wanted).toEqual({ fetch: ["customer/y"], forget: ["customer/x"] });
  });
});

describe("coming back", () => {
  it("waits longer each time, never beyond thirty seconds, and never in step with others", () => {
    expect(reconnectDelay(0, 0)).toBeLessThanOrEqual(500);
    expect(reconnectDelay(30, 0.999)).toBeLessThanOrEqual(30_000);
    expect(reconnectDelay(5, 0.1)).not.toBe(reconnectDelay(5, 0.9));
  });
});
