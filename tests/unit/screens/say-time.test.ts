import { createTranslator } from "use-intl";
import { describe, expect, it } from "vitest";
import {
  daysOverdue,
  type SayContext,
  sayExact,
  sayMoment,
  sayPast,
  sayPlanned,
  sayToday,
  timeOfDay,
} from "@/components/ui/say-time";
import { type Locale, messagesByLocale } from "@/lib/messages";

const at = (text: string) => Date.parse(`${text}+08:00`);

/** Wednesday, 25 November 2026, 14:05 in Shanghai. */
function context(locale: Locale, now = at("2026-11-25T14:05:00")): SayContext {
  const t = createTranslator({ locale, messages: messagesByLocale[locale].common, namespace: "time" });
  return { now, timeZone: "Asia/Shanghai", locale, words: (key, values) => t(key as never, values as never) };
}
const zh = context("zh-CN");
const en = context("en");

describe("times as people say them", () => {
  it.each([
    ["2026-11-25T14:04:40", "刚刚", "just now"],
    ["2026-11-25T14:02:00", "3 分钟前", "3 min ago"],
    ["2026-11-25T12:00:00", "2 小时前", "2 h ago"],
    ["2026-11-25T00:01:00", "14 小时前", "14 h ago"],
    ["2026-11-24T23:59:00", "昨天", "yesterday"],
    ["2026-11-23T09:00:00", "周一", "Mon"],
    ["2026-11-22T23:59:00", "11月22日", "Nov 22"],
    ["2025-11-25T10:00:00", "2025年11月", "Nov 2025"],
  ])("past %s", (time, chinese, english) => {
    expect(sayPast(at(time), zh)).toBe(chinese);
    expect(sayPast(at(time), en)).toBe(english);
  });

  it.each([
    ["2026-11-25T16:30:00", "今天 16:30", "today 16:30"],
    ["2026-11-25T00:00:00", "今天", "today"],
    ["2026-11-26T00:00:00", "明天", "tomorrow"],
    ["2026-11-27T10:00:00", "周五 10:00", "Fri 10:00"],
    ["2026-11-29T10:00:00", "周日 10:00", "Sun 10:00"],
    ["2026-11-30T10:00:00", "11月30日", "Nov 30"],
    ["2027-01-04T10:00:00", "2027年1月4日", "Jan 4, 2027"],
  ])("planned %s", (time, chinese, english) => {
    expect(sayPlanned(at(time), zh)).toBe(chinese);
    expect(sayPlanned(at(time), en)).toBe(english);
  });

  it("a moment keeps its hour, an exact time everything", () => {
    expect(sayMoment(at("2026-11-25T13:52:00"), zh)).toBe("13:52");
    expect(sayMoment(at("2026-11-24T19:42:00"), zh)).toBe("昨天 19:42");
    expect(sayMoment(at("2025-12-03T08:56:00"), zh)).toBe("2025年12月3日 08:56");
    expect(sayExact(at("2026-11-24T19:42:00"), zh)).toBe("2026年11月24日周二 19:42");
    expect(sayToday(zh)).toBe("11月25日 周三");
    expect(sayToday(en)).toBe("Wednesday, November 25");
  });

  it("the day is that of the company, not of the device", () => {
    const midnight = context("zh-CN", at("2026-11-25T00:10:00"));
    expect(sayPast(at("2026-11-24T23:50:00"), midnight)).toBe("昨天");
    expect(daysOverdue(at("2026-11-24T23:50:00"), midnight)).toBe(1);
    expect(daysOverdue(at("2026-11-25T00:05:00"), midnight)).toBe(0);
    expect(daysOverdue(at("2026-11-26T00:05:00"), midnight)).toBe(0);
  });

  it("midnight means the day without an hour", () => {
    expect(timeOfDay(at("2026-11-25T00:00:00"), zh)).toBeNull();
    expect(timeOfDay(at("2026-11-25T09:30:00"), zh)).toBe("09:30");
  });
});
