import fc from "fast-check";
import type {
  Condition,
  Query,
  QueryGroup,
  QueryNode,
  QuerySort,
  Span,
  SpanUnit,
} from "@/lib/domain/queries/model";

const units: readonly SpanUnit[] = ["hour", "day", "week", "month", "year"];

export const words = fc.constantFrom(
  "李",
  "li",
  "lim",
  "L",
  "szjh",
  "138",
  "138-0000",
  "１３８",
  "a b",
  "A  B",
  "o'n",
  "%",
  "_",
  "\\",
  "c1",
  "特",
  "4",
  "😀",
  "\u0000",
  "\ud800x",
  "ß",
  "İ",
  "none",
);

const day = fc.integer({ min: -40, max: 40 }).map((n) => new Date(Date.UTC(2026, 10, 23 + n)).toISOString());

const edge = fc.oneof(
  day.map((iso) => iso.slice(0, 10)),
  fc
    .tuple(day, fc.integer({ min: 0, max: 23 }))
    .map(([iso, hour]) => iso.replace("T00", `T${String(hour).padStart(2, "0")}`)),
);

const span: fc.Arbitrary<Span> = fc.oneof(
  fc.record({
    calendar: fc.constantFrom("day" as const, "week" as const, "month" as const, "year" as const),
    offset: fc.integer({ min: -2, max: 2 }),
  }),
  fc
    .tuple(fc.integer({ min: 1, max: 40 }), fc.constantFrom(...units))
    .chain(([n, unit]) => fc.constantFrom<Span>({ last: n, unit }, { next: n, unit }, { before: n, unit })),
  fc.record({ from: edge, to: edge }, { requiredKeys: [] }),
);

const ref = (text: readonly string[], as?: "text" | "number" | "day" | "choice") =>
  as === undefined
    ? fc.constantFrom(...text).map((field) => ({ field }))
    : fc.constantFrom(...text).map((field) => ({ field, as }));

export interface FieldNames {
  readonly text: readonly string[];
  readonly number: readonly string[];
  readonly date: readonly string[];
  /** Options by field. */
  readonly choice: Readonly<Record<string, readonly string[]>>;
  readonly custom: readonly string[];
}

/** Random queries over the fields of a subject: every operation, nested, negated, sorted by several keys. */
export function queryOver(names: FieldNames): fc.Arbitrary<Query> {
  const custom = names.custom.map((id) => `x.${id}`);
  const hasCustom = custom.length > 0;
  const textRef = fc.oneof(ref(names.text), ...(hasCustom ? [ref(custom, "text")] : []));
  const numberRef = fc.oneof(ref(names.number), ...(hasCustom ? [ref(custom, "number")] : []));
  const dateRef = fc.oneof(ref(names.date), ...(hasCustom ? [ref(custom, "day")] : []));
  const choice = fc
    .constantFrom(...Object.keys(names.choice))
    .chain((field) =>
      fc
        .uniqueArray(fc.constantFrom(...(names.choice[field] ?? []), "gone"), { minLength: 1 })
        .map((values) => ({ field, op: "in" as const, values })),
    );
  const bound = fc.constantFrom(-1, 0, 0.5, 3, 7, 42, 1e21);
  const all: fc.Arbitrary<Condition>[] = [
    fc
      .tuple(textRef, fc.constantFrom("contains" as const, "equals" as const, "startsWith" as const), words)
      .map(([field, op, value]) => ({ ...field, op, value })),
    fc.tuple(dateRef, span).map(([field, each]) => ({ ...field, op: "within" as const, span: each })),
    choice,
    fc
      .oneof(
        textRef,
        dateRef,
        fc.constantFrom(...Object.keys(names.choice)).map((field) => ({ field })),
      )
      .map((field) => ({ ...field, op: "empty" as const })),
  ];
  if (names.number.length > 0)
    all.push(
      fc
        .tuple(numberRef, fc.record({ min: bound, max: bound }, { requiredKeys: [] }))
        .map(([field, range]) => ({ ...field, op: "range" as const, ...range })),
    );
  const not = fc.constantFrom({}, {}, {}, { not: true as const });
  const condition = fc.tuple(fc.oneof(...all), not).map(([each, negation]) => ({ ...each, ...negation }));
  const { group } = fc.letrec<{ node: QueryNode; group: QueryGroup }>((tie) => ({
    node: fc.oneof({ maxDepth: 3 }, condition, tie("group")),
    group: fc
      .tuple(fc.boolean(), fc.array(tie("node"), { maxLength: 4 }), not)
      .map(([isAll, nodes, negation]) => (isAll ? { all: nodes, ...negation } : { any: nodes, ...negation })),
  }));
  const sortable = fc.oneof(
    fc
      .constantFrom(...names.text, ...names.number, ...names.date, ...Object.keys(names.choice))
      .map((field) => ({ field })),
    ...(hasCustom
      ? [
          fc
            .tuple(
              fc.constantFrom(...custom),
              fc.constantFrom("text" as const, "number" as const, "day" as const),
            )
            .map(([field, as]) => ({ field, as })),
        ]
      : []),
  );
  const sort: fc.Arbitrary<QuerySort> = fc
    .tuple(sortable, fc.constantFrom("asc" as const, "desc" as const))
    .map(([field, dir]) => ({ ...field, dir }));
  return fc.record({ where: group, sort: fc.array(sort, { maxLength: 4 }) });
}

export const customerNames: FieldNames = {
  text: ["name", "company", "jobTitle", "phone", "address", "industry", "customerNo", "interest"],
  number: ["followUpCount"],
  date: ["createdAt", "lastContactedAt", "lastVisitedAt", "nextVisitAt", "resumeAt"],
  choice: {
    status: ["interested", "prospect", "onHold", "won"],
    level: ["regular", "vip"],
    source: ["selfContact", "advertising", "referral", "other"],
    gender: ["male", "female", "other"],
    ownerId: ["u1", "u2", "me"],
    birthMonth: ["01", "02", "11", "12"],
  },
  custom: ["a", "b", "c"],
};
