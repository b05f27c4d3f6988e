import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type ActivityQuery,
  activityHref,
  readActivityQuery,
  serverPath,
} from "@/components/activity/activity-query";
import { dayBounds } from "@/lib/domain/calendar/day-bounds";
import { byNewest, isHeldSince, linesByDay, spanByView } from "@/lib/domain/follow-ups/activity";
import { pieces } from "@/lib/domain/follow-ups/found-words";
import type { FollowUpRow } from "@/lib/domain/follow-ups/model";
import { followUpSpan, followUpViews } from "@/lib/domain/follow-ups/views";
import type { Query } from "@/lib/domain/queries/model";
import { momentBounds } from "@/lib/domain/queries/span";

const timeZone = "Asia/Shanghai";
const searchOf = (href: string): string => new URL(href, "http://x").search;

const rowAt = (time: string, id = time): FollowUpRow => ({
  ...{ id, customerId: "c", subject: "", method: "phone", authorId: "u", excerpt: "", deleted: false },
  time,
});

const isoTime = fc
  .date({ min: new Date("2026-01-01"), max: new Date("2026-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString());

const ofVisits = {
  where: { all: [{ field: "method", op: "in", values: ["visit"] }] },
  sort: [{ field: "subject", dir: "asc" }],
} as const satisfies Query;

describe("F2: the spans of follow-ups", () => {
  it("the ready spans are the same for the query engine and for the server's views", () => {
    fc.assert(
      fc.property(isoTime, (now) => {
        const bounds = dayBounds(now, timeZone);
        const threeDays = bounds.dayStart - 2 * 86_400_000;
        for (const view of followUpViews) {
          const { min, max } = momentBounds(spanByView[view], { nowMs: bounds.now, timeZone, userId: "" });
          expect({ from: min, to: max }).toEqual(followUpSpan(view, bounds, threeDays));
        }
      }),
    );
  });

  it("every state of the list is an address and is read back from it", () => {
    const span = fc.oneof(
      fc.constant(null),
      fc.record({ last: fc.integer({ min: 1, max: 9999 }), unit: fc.constantFrom("hour", "day") }),
      fc.record({ from: isoTime, to: isoTime }),
      fc.record({ from: isoTime }),
      fc.record({ to: isoTime }),
    );
    const query = fc.record({
      free: span,
      q: fc.string(),
      ownerId: fc.constantFrom(null, "u1"),
      groupId: fc.constantFrom(null, "g1"),
      saved: fc.constantFrom(null, "v1"),
      custom: fc.constantFrom(null, ofVisits),
    });
    fc.assert(
      fc.property(query, fc.constantFrom(...followUpViews), (rest, chosen) => {
        // A free span takes the place of the view, which then is not said.
        const view = rest.free === null ? chosen : "three-days";
        const state = { ...rest, view };
        expect(readActivityQuery(searchOf(activityHref(state)))).toEqual(state);
      }),
    );
  });

  it("what an address says wrongly is taken as not said", () => {
    const usual = readActivityQuery("");
    for (const search of ["?last=0h", "?last=2w", "?last=99999h", "?from=yesterday", "?view=never"]) {
      expect(readActivityQuery(search)).toEqual(usual);
    }
  });

  it("asks the server by its ready view, and by a query for any other span", () => {
    const usual = readActivityQuery("?view=today&owner=u1");
    expect(serverPath(usual)).toBe("/api/follow-ups?view=today&owner=u1");
    const asked = new URL(serverPath(readActivityQuery("?last=1h")), "http://x").searchParams.get("query");
    expect(JSON.parse(asked ?? "")).toEqual({
      where: { all: [{ field: "time", op: "within", span: { last: 1, unit: "hour" } }] },
      sort: [],
    });
  });

  it("asks the server for the conditions within any span, and nests them no deeper than it must", () => {
    const askedOf = (query: ActivityQuery) =>
      JSON.parse(new URL(serverPath(query), "http://x").searchParams.get("query") ?? "");
    const month = { ...readActivityQuery("?view=this-month"), custom: ofVisits };
    expect(serverPath(month)).toContain("view=this-month");
    expect(askedOf(month)).toEqual(ofVisits);
    const hour = { ...readActivityQuery("?last=1h"), custom: ofVisits };
    const within = { field: "time", op: "within", span: { last: 1, unit: "hour" } };
    expect(askedOf(hour)).toEqual({ ...ofVisits, where: { all: [within, ...ofVisits.where.all] } });
    const where = { any: ofVisits.where.all };
    expect(askedOf({ ...hour, custom: { where, sort: [] } }).where).toEqual({ all: [within, where] });
  });

  it("a device answers by itself for 90 days", () => {
    const now = Date.parse("2026-11-24T08:00:00Z");
    expect(isHeldSince(Date.parse("2026-09-01T00:00:00Z"), now)).toBe(true);
    expect(isHeldSince(Date.parse("2026-08-01T00:00:00Z"), now)).toBe(false);
    expect(isHeldSince(Number.NEGATIVE_INFINITY, now)).toBe(false);
  });
});

describe("F2: follow-ups under their days", () => {
  it("a day is one of the company's calendar, and says how many it has", () => {
    const rows = [
      rowAt("2026-11-23T16:30:00.000Z"),
      rowAt("2026-11-23T15:59:00.000Z"),
      rowAt("2026-11-23T01:00:00.000Z"),
    ];
    const lines = linesByDay(rows, timeZone);
    expect(lines.map((line) => (line.kind === "day" ? line.count : line.row.id))).toEqual([
      1,
      rows[0]?.id,
      2,
      rows[1]?.id,
      rows[2]?.id,
    ]);
  });

  it("keeps every row, in order, and no day twice", () => {
    fc.assert(
      fc.property(fc.array(isoTime, { maxLength: 60 }), (times) => {
        const rows = times.map((time, index) => rowAt(time, String(index))).sort(byNewest);
        const lines = linesByDay(rows, timeZone);
        expect(lines.flatMap((line) => (line.kind === "note" ? [line.row] : []))).toEqual(rows);
        const days = lines.flatMap((line) =>
          line.kind === "day" ? [new Date(line.at + 8 * 3_600_000).toISOString().slice(0, 10)] : [],
        );
        expect(new Set(days).size).toBe(days.length);
      }),
    );
  });
});

describe("F2: found words", () => {
  it("are marked wherever they stand, and nothing of the text is lost", () => {
    expect(
      pieces("报价单和报价", ["报价"]).map(({ part, isFound }) => (isFound ? `[${part}]` : part)),
    ).toEqual(["[报价]", "单和", "[报价]"]);
    expect(pieces("Ａbc ABC", ["abc"]).filter(({ isFound }) => isFound)).toHaveLength(2);
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.array(fc.string()), (text, words) => {
        expect(
          pieces(text, words)
            .map(({ part }) => part)
            .join(""),
        ).toBe(text);
      }),
    );
  });
});
