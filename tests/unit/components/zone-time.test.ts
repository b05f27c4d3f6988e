import { describe, expect, it } from "vitest";
import { fromZoneInput, nextDateChoices, toZoneInput } from "@/components/follow-ups/zone-time";

const shanghai = "Asia/Shanghai";
const berlin = "Europe/Berlin";
const wednesday = Date.parse("2026-11-25T01:00:00.000Z");

describe("dates in the company's zone", () => {
  it("go into a date input and come back", () => {
    expect(toZoneInput("2026-11-27T02:00:00.000Z", shanghai)).toBe("2026-11-27T10:00");
    expect(fromZoneInput("2026-11-27T10:00", shanghai)).toBe("2026-11-27T02:00:00.000Z");
  });

  it("are right on both sides of a change of clocks", () => {
    expect(fromZoneInput("2026-03-29T01:30", berlin)).toBe("2026-03-29T00:30:00.000Z");
    expect(fromZoneInput("2026-03-29T03:30", berlin)).toBe("2026-03-29T01:30:00.000Z");
    expect(toZoneInput("2026-10-25T01:30:00.000Z", berlin)).toBe("2026-10-25T02:30");
  });

  it("are none while half typed", () => {
    expect(fromZoneInput("", shanghai)).toBeNull();
    expect(fromZoneInput("2026-11-27", shanghai)).toBeNull();
  });
});

describe("the days one names for the next contact (A0)", () => {
  it("are today, tomorrow, this Friday, next Monday and Wednesday, two weeks from now", () => {
    expect(nextDateChoices(wednesday, shanghai)).toEqual([
      { word: "today", iso: "2026-11-24T16:00:00.000Z" },
      { word: "tomorrow", iso: "2026-11-25T16:00:00.000Z" },
      { word: "thisWeek", iso: "2026-11-26T16:00:00.000Z" },
      { word: "nextWeek", iso: "2026-11-29T16:00:00.000Z" },
      { word: "nextWeek", iso: "2026-12-01T16:00:00.000Z" },
      { word: "inTwoWeeks", iso: "2026-12-08T16:00:00.000Z" },
    ]);
  });

  it("never name a day twice, whatever day it is", () => {
    for (let ahead = 0; ahead < 14; ahead += 1) {
      const choices = nextDateChoices(wednesday + ahead * 86_400_000, shanghai).map(({ iso }) => iso);
      expect(new Set(choices).size).toBe(choices.length);
      expect([...choices].sort()).toEqual(choices);
    }
  });

  it("begin at midnight of the zone across a change of clocks", () => {
    const saturday = Date.parse("2026-03-28T12:00:00.000Z");
    const [today, tomorrow] = nextDateChoices(saturday, berlin);
    expect(today?.iso).toBe("2026-03-27T23:00:00.000Z");
    expect(tomorrow?.iso).toBe("2026-03-28T23:00:00.000Z");
    expect(nextDateChoices(saturday, berlin)[2]?.iso).toBe("2026-03-29T22:00:00.000Z");
  });
});
