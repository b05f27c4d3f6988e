import fc from "fast-check";
import {
  type CustomerRow,
  customerLevels,
  customerSources,
  customerStatuses,
  genders,
} from "@/lib/domain/customers/model";

/** A row with nothing but an id, and what a test says. */
export function customerRowOf(id: string, fields: Partial<CustomerRow> = {}): CustomerRow {
  return {
    id,
    customerNo: null,
    name: "",
    company: "",
    jobTitle: "",
    phone: "",
    address: "",
    gender: null,
    status: "interested",
    level: "regular",
    source: null,
    industry: "",
    ownerId: null,
    createdAt: "2026-01-01T00:00:00.000Z",
    lastContactedAt: null,
    lastVisitedAt: null,
    nextVisitAt: null,
    resumeAt: null,
    birthday: null,
    pinyin: "",
    custom: {},
    followUpCount: 0,
    rev: 0,
    ...fields,
  };
}

/** Times within some 40 days of a moment, to the millisecond, often exactly at an hour. */
export const timeNear = (centre: number): fc.Arbitrary<string> =>
  fc
    .tuple(fc.integer({ min: -960, max: 960 }), fc.constantFrom(0, 0, -1, 1, 59_999, 1_800_000))
    .map(([hours, ms]) => new Date(centre + hours * 3_600_000 + ms).toISOString());

const word = fc.constantFrom(
  "李",
  "李明",
  "王",
  "Ann",
  "O'Neill",
  "苏州锦禾",
  "１３８",
  "138-0000",
  "Ｌi",
  "a b",
  "",
);

/** Random rows around a moment, with ids that may repeat. */
export function rowNear(centre: number): fc.Arbitrary<CustomerRow> {
  const time = timeNear(centre);
  const maybe = fc.option(time, { nil: null });
  return fc
    .record({
      id: fc.integer({ min: 0, max: 60 }).map((n) => `id${n}`),
      customerNo: fc.option(
        fc.integer({ min: 1, max: 1200 }).map((n) => `C${n}`),
        { nil: null },
      ),
      name: word,
      company: word,
      jobTitle: word,
      phone: fc.constantFrom("", "13800001111", "138-0000-1111", "+86 512 6288"),
      address: word,
      interest: fc.constantFrom("", "c1", "c1 4", "li 138"),
      gender: fc.option(fc.constantFrom(...genders), { nil: null }),
      status: fc.constantFrom(...customerStatuses),
      level: fc.constantFrom(...customerLevels),
      source: fc.option(fc.constantFrom(...customerSources), { nil: null }),
      ownerId: fc.option(fc.constantFrom("u1", "u2", "u3"), { nil: null }),
      createdAt: time,
      lastContactedAt: maybe,
      lastVisitedAt: maybe,
      nextVisitAt: maybe,
      pinyin: fc.constantFrom("", "liming lm li ming", "wang w", "liming lm li ming suzhoujinhe szjh"),
      custom: fc.constantFrom<CustomerRow["custom"]>({}, { a: "特大" }, { a: 42, b: null, c: true }),
    })
    .map(({ id, ...fields }) => customerRowOf(id, fields));
}
