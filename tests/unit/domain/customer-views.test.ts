import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dayBounds } from "@/lib/domain/calendar/day-bounds";
import { customerViews, inView, isViewId, type ViewId, viewSpan } from "@/lib/domain/customers/views";
import { customerRowOf, rowNear } from "./rows";

const shanghai = "Asia/Shanghai";
/** Monday, 23 November 2026, noon in Shanghai. */
const bounds = dayBounds("2026-11-23T04:00:00.000Z", shanghai);
const viewsOf = (fields: Parameters<typeof customerRowOf>[1]) =>
  customerViews.filter((view) => inView(view, customerRowOf("c", fields), bounds));
const old = { createdAt: "2020-01-01T00:00:00.000Z", status: "won" } as const;

describe("C2: the twelve ready queries", () => {
  it("are the names of the contract", () => {
    expect(customerViews).toHaveLength(12);
    expect(isViewId("to-visit-today")).toBe(true);
    for (const name of ["", "all", "constructor", "won", null, 3]) expect(isViewId(name)).toBe(false);
  });

  it.each([
    [{ ...old, lastContactedAt: "2026-11-22T16:00:00.000Z" }, ["contacted-today"]],
    [{ ...old, lastContactedAt: "2026-11-22T15:59:59.999Z" }, []],
    [{ ...old, lastContactedAt: "2026-11-23T16:00:00.000Z" }, []],
    [{ ...old, lastVisitedAt: "2026-11-22T16:00:00.000Z" }, ["visited-this-week", "visited-this-month"]],
    [{ ...old, lastVisitedAt: "2026-11-22T15:59:59.999Z" }, ["visited-this-month"]],
    [{ ...old, lastVisitedAt: "2026-10-31T15:59:59.999Z" }, []],
    [
      { ...old, nextVisitAt: "2026-11-22T17:00:00.000Z" },
      ["to-visit-today", "to-visit-this-week", "to-visit-this-month"],
    ],
    [{ ...old, nextVisitAt: "2026-11-05T17:00:00.000Z" }, ["to-visit-this-month"]],
    [{ ...old, nextVisitAt: "2026-11-29T15:59:59.999Z" }, ["to-visit-this-week", "to-visit-this-month"]],
    [{ ...old, nextVisitAt: "2026-12-01T00:00:00.000Z" }, []],
    [
      { ...old, createdAt: "2026-11-23T01:00:00.000Z" },
      ["added-today", "added-this-week", "added-this-month"],
    ],
    [{ ...old, status: "prospect" }, ["prospects"]],
    [{ ...old, status: "interested" }, ["interested"]],
    [{ ...old, status: "onHold" }, ["on-hold"]],
    [old, []],
  ] as const)("%j is in %j", (fields, views) => {
    expect(viewsOf(fields)).toEqual(views);
  });

  it("agrees with a naive reading of the calendar, in zones with summer time too", () => {
    const zones = fc.constantFrom(
      shanghai,
      "Europe/Berlin",
      "America/New_York",
      "Australia/Lord_Howe",
      "UTC",
    );
    const moment = fc.integer({ min: Date.UTC(2025, 0), max: Date.UTC(2027, 0) });
    const scenario = moment.chain((now) => fc.tuple(fc.constant(now), rowNear(now), zones));
    fc.assert(
      fc.property(scenario, ([now, row, zone]) => {
        const at = dayBounds(new Date(now).toISOString(), zone);
        for (const view of customerViews)
          expect([view, inView(view, row, at)]).toEqual([view, naive(view, row, now, zone)]);
      }),
      { numRuns: 300 },
    );
  });

  it("gives the span that the database compares with", () => {
    expect(viewSpan("prospects", bounds)).toBeNull();
    expect(viewSpan("added-this-week", bounds)).toEqual({
      field: "createdAt",
      from: bounds.weekStart,
      to: bounds.weekEnd,
    });
  });
});

/** The same question asked by comparing calendar texts of the zone. */
function naive(view: ViewId, row: ReturnType<typeof customerRowOf>, now: number, timeZone: string): boolean {
  const statuses: Partial<Record<ViewId, string>> = {
    prospects: "prospect",
    interested: "interested",
    "on-hold": "onHold",
  };
  const status = statuses[view];
  if (status) return row.status === status;
  const value = view.startsWith("contacted")
    ? row.lastContactedAt
    : view.startsWith("visited")
      ? row.lastVisitedAt
      : view.startsWith("to-visit")
        ? row.nextVisitAt
        : row.createdAt;
  if (value === null) return false;
  const day = (ms: number) => new Intl.DateTimeFormat("en-CA", { timeZone }).format(ms);
  const [then, today] = [day(Date.parse(value)), day(now)];
  if (view.endsWith("today")) return then === today;
  if (view.endsWith("month")) return then.slice(0, 7) === today.slice(0, 7);
  return mondayOf(then) === mondayOf(today);
}

function mondayOf(day: string): string {
  const date = new Date(`${day}T12:00:00.000Z`);
  date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7));
  return date.toISOString().slice(0, 10);
}
