import { TZDate } from "@date-fns/tz";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dayBounds } from "@/lib/domain/calendar/day-bounds";
import { isIsoTime, isoToMs } from "@/lib/domain/calendar/iso-time";

const iso = (ms: number) => new Date(ms).toISOString();
const hour = 3_600_000;

/** Zones with and without summer time, with odd offsets, with a change at midnight, with a day that never was. */
const zones = [
  "Asia/Shanghai",
  "UTC",
  "Europe/Berlin",
  "America/New_York",
  "America/Santiago",
  "Australia/Lord_Howe",
  "Asia/Kathmandu",
  "Africa/Cairo",
  "Pacific/Apia",
];

/** The calendar day in a zone, by another road than the code under test: the formatter of the platform. */
const formatters = new Map(
  zones.map((timeZone) => [
    timeZone,
    new Intl.DateTimeFormat("en-CA", {
      timeZone,
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      weekday: "short",
    }),
  ]),
);
function dayOf(ms: number, timeZone: string) {
  const parts = Object.fromEntries(
    (formatters.get(timeZone)?.formatToParts(ms) ?? []).map(({ type, value }) => [type, value]),
  );
  return {
    day: `${parts.year}-${parts.month}-${parts.day}`,
    month: `${parts.year}-${parts.month}`,
    weekday: parts.weekday,
  };
}

describe("C2: day, week and month in the company's time zone", () => {
  it("of Shanghai", () => {
    const bounds = dayBounds("2026-11-22T16:30:00.000Z", "Asia/Shanghai");
    expect(Object.values(bounds).map(iso)).toEqual([
      "2026-11-22T16:30:00.000Z",
      "2026-11-22T16:00:00.000Z",
      "2026-11-23T16:00:00.000Z",
      "2026-11-22T16:00:00.000Z",
      "2026-11-29T16:00:00.000Z",
      "2026-10-31T16:00:00.000Z",
      "2026-11-30T16:00:00.000Z",
    ]);
  });

  it("begins the week on Monday, a Sunday belongs to the week before", () => {
    const bounds = dayBounds("2026-11-22T12:00:00.000Z", "UTC");
    expect([bounds.weekStart, bounds.weekEnd].map(iso)).toEqual([
      "2026-11-16T00:00:00.000Z",
      "2026-11-23T00:00:00.000Z",
    ]);
  });

  it("knows days of 23 and 25 hours", () => {
    const spring = dayBounds("2026-03-29T10:00:00.000Z", "Europe/Berlin");
    const autumn = dayBounds("2026-10-25T10:00:00.000Z", "Europe/Berlin");
    expect([spring.dayEnd - spring.dayStart, autumn.dayEnd - autumn.dayStart]).toEqual([
      23 * hour,
      25 * hour,
    ]);
    expect(spring.weekEnd - spring.weekStart).toBe(167 * hour);
  });

  it("knows days that do not begin at midnight", () => {
    const bounds = dayBounds("2026-09-06T12:00:00.000Z", "America/Santiago");
    expect(bounds.dayEnd - bounds.dayStart).toBe(23 * hour);
    expect(new TZDate(bounds.dayStart, "America/Santiago").getHours()).toBe(1);
  });

  it("agrees with the platform's calendar at every edge", () => {
    const moment = fc.integer({ min: Date.UTC(2020, 0), max: Date.UTC(2032, 0) });
    fc.assert(
      fc.property(moment, fc.constantFrom(...zones), (now, zone) => {
        const bounds = dayBounds(iso(now), zone);
        const today = dayOf(now, zone);
        expect(dayOf(bounds.dayStart, zone).day).toBe(today.day);
        expect(dayOf(bounds.dayStart - 1, zone).day < today.day).toBe(true);
        expect(dayOf(bounds.dayEnd - 1, zone).day).toBe(today.day);
        expect(dayOf(bounds.dayEnd, zone).day > today.day).toBe(true);
        expect(dayOf(bounds.weekStart, zone).weekday).toBe("Mon");
        expect(dayOf(bounds.weekEnd, zone).weekday).toBe("Mon");
        expect(dayOf(bounds.weekStart - 1, zone).weekday).toBe("Sun");
        expect(dayOf(bounds.weekEnd - 1, zone).weekday).toBe("Sun");
        expect(bounds.weekStart <= bounds.dayStart && bounds.dayEnd <= bounds.weekEnd).toBe(true);
        expect(bounds.weekEnd - bounds.weekStart).toBeLessThan(8 * 24 * hour);
        expect(dayOf(bounds.monthStart, zone).month).toBe(today.month);
        expect(dayOf(bounds.monthStart - 1, zone).month < today.month).toBe(true);
        expect(dayOf(bounds.monthEnd - 1, zone).month).toBe(today.month);
        expect(dayOf(bounds.monthEnd, zone).month > today.month).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

describe("ISO times", () => {
  it("are what toISOString writes, and nothing else", () => {
    fc.assert(
      fc.property(fc.date({ min: new Date(0), max: new Date("9999-12-31"), noInvalidDate: true }), (date) => {
        expect(isIsoTime(date.toISOString())).toBe(true);
        expect(isoToMs(date.toISOString())).toBe(date.getTime());
      }),
    );
    fc.assert(
      fc.property(fc.anything(), (value) => {
        if (isIsoTime(value)) expect(new Date(value).toISOString()).toBe(value);
      }),
    );
    for (const value of [
      "2026-02-29T00:00:00.000Z",
      "2026-01-01T24:00:00.000Z",
      "2026-01-01T00:00:60.000Z",
      "0000-06-01T00:00:00.000Z",
      "",
    ]) {
      expect(isIsoTime(value)).toBe(false);
    }
    expect(isoToMs(null)).toBeNaN();
  });
});
