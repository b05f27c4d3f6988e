import { describe, expect, it } from "vitest";
import { queryWords } from "@/lib/domain/customers/search";
import { pieces } from "@/lib/domain/follow-ups/found-words";
import type { FollowUpRow } from "@/lib/domain/follow-ups/model";
import { excerptOf } from "@/lib/domain/follow-ups/project";
import { passageOf, searchableNote, searchNotes } from "@/lib/domain/follow-ups/search";

const long = `${"谈".repeat(300)}\n……末了说起ＫＱ孔雀蓝，下周再谈`;
const rowOf = (text: string): FollowUpRow => ({
  ...{ id: "f", customerId: "c", subject: "样衣", method: "phone", authorId: "u", deleted: false },
  ...{ time: "2026-11-01T00:00:00.000Z", excerpt: excerptOf(text) },
});
const searched = (row: FollowUpRow, q: string, text?: string) =>
  searchNotes([row], queryWords(q), {
    noteOf: () => (text === undefined ? undefined : searchableNote(text)),
    customerNameOf: () => "李建平",
  });

describe("F2: search in notes", () => {
  it("looks into topic, customer's name and the whole text, each word wherever it stands", () => {
    expect(searched(rowOf(long), "kq孔雀蓝 李建平 样衣", long)).toMatchObject({
      found: [{ id: "f" }],
      isWhole: true,
    });
    expect(searched(rowOf(long), "蓝,下周", long).found).toHaveLength(1);
    expect(searched(rowOf(long), "孔雀蓝 王", long)).toEqual({ found: [], isWhole: true });
  });

  it("says where an unknown text might have held the words", () => {
    expect(searched(rowOf(long), "孔雀蓝")).toEqual({ found: [], isWhole: false });
    expect(searched(rowOf(long), "样衣")).toMatchObject({ found: [{ id: "f" }], isWhole: true });
    expect(searched(rowOf("只有这些"), "孔雀蓝")).toEqual({ found: [], isWhole: true });
    expect(searched({ ...rowOf(long), excerpt: excerptOf(`改${long}`) }, "孔雀蓝", long).isWhole).toBe(false);
  });

  it("shows the place of what was found further on, marked though signs change their length", () => {
    const words = queryWords("孔雀蓝");
    const passage = passageOf(rowOf(long), searchableNote(long), words);
    expect(passage).toMatch(/^…谈+ ……末了说起ＫＱ孔雀蓝，下周再谈$/);
    expect(pieces(passage, words).filter(({ isFound }) => isFound)).toMatchObject([{ part: "孔雀蓝" }]);
    expect(passageOf(rowOf(long), searchableNote(long), queryWords("谈谈"))).toBe(excerptOf(long));
    expect(passageOf(rowOf(long), undefined, words)).toBe(excerptOf(long));
  });
});
