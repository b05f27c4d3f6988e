import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { defaultKey, readDefaults, shippedDefaults } from "@/lib/domain/quick-inputs/defaults";
import { offeredPhrases, withPhrase } from "@/lib/domain/quick-inputs/model";

const phrases = [
  { id: "1", text: "电话未接" },
  { id: "2", text: "Sent the quote" },
];
const soundsOf = (text: string): string => (text === "电话未接" ? "dianhuaweijie dhwj" : "");
const offered = (text: string): string[] => offeredPhrases(phrases, text, soundsOf).map(({ id }) => id);

describe("T5: quick inputs", () => {
  it("all are offered where nothing is written yet and after a slash", () => {
    expect(offered("")).toEqual(["1", "2"]);
    expect(offered("上午去了。/")).toEqual(["1", "2"]);
    expect(offered("上午去了")).toEqual([]);
  });

  it("by their beginning, their pinyin or its first letters", () => {
    expect(offered("上午dh")).toEqual(["1"]);
    expect(offered("上午dianh")).toEqual(["1"]);
    expect(offered("sent")).toEqual(["2"]);
    expect(offered("/电")).toEqual(["1"]);
    expect(offered("xyz")).toEqual([]);
  });

  it("a date with slashes or an address asks for none", () => {
    expect(offered("11/")).toEqual([]);
    expect(offered("https://")).toEqual([]);
  });

  it("take the place of what was typed to find them, and of nothing else", () => {
    expect(withPhrase("上午dh", { id: "1", text: "电话未接" })).toBe("上午电话未接");
    expect(withPhrase("上午 /电", { id: "1", text: "电话未接" })).toBe("上午 电话未接");
    fc.assert(
      fc.property(fc.string(), (text) => {
        const kept = withPhrase(`${text} `, { id: "1", text: "电话未接" });
        expect(kept).toBe(`${text} 电话未接`);
      }),
    );
  });
});

describe("T5: default values", () => {
  it("are the person's own where they are choices, and the app's everywhere else", () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom("default.status", "default.method", "x"), fc.jsonValue()),
        (desk) => {
          const read = readDefaults(desk);
          expect(["interested", "prospect", "won"]).toContain(read.status);
          expect(read).toMatchObject({ level: shippedDefaults.level, source: shippedDefaults.source });
        },
      ),
    );
    expect(readDefaults({ [defaultKey("method")]: "visit", [defaultKey("source")]: "" })).toEqual({
      ...shippedDefaults,
      method: "visit",
    });
    // On hold needs a date of its own.
    expect(readDefaults({ [defaultKey("status")]: "onHold" }).status).toBe("interested");
  });
});
