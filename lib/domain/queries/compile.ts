import { type Field, fieldOf, type Subject } from "./fields";
import { type Condition, isGroup, me, membersOf, type Query, type QueryNode, type TextOp } from "./model";
import { dayBoundsOf, type Moment, momentBounds } from "./span";
import { compared } from "./text";

/**
 * A query made ready for one moment and one person (C5): fields looked up, texts normalised, spans turned into
 * numbers. The device evaluates it over columns, the server translates it to SQL; neither knows more than this.
 */
export type Test<Row> =
  | { readonly is: "text"; readonly op: TextOp; readonly field: Field<Row>; readonly needle: string }
  /** min ≤ value, and value < max, or ≤ max where it is included. */
  | {
      readonly is: "range";
      readonly field: Field<Row>;
      readonly min: number;
      readonly max: number;
      readonly includesMax: boolean;
    }
  | { readonly is: "in"; readonly field: Field<Row>; readonly values: ReadonlySet<string> }
  | { readonly is: "empty"; readonly field: Field<Row> }
  | { readonly is: "all" | "any"; readonly tests: readonly Test<Row>[] }
  | { readonly is: "not"; readonly test: Test<Row> };

export interface OrderKey<Row> {
  readonly field: Field<Row>;
  readonly dir: "asc" | "desc";
}

export interface CompiledQuery<Row> {
  /** Null: everything. */
  readonly test: Test<Row> | null;
  readonly order: readonly OrderKey<Row>[];
}

/** Makes a query ready to be asked. What the subject does not know says nothing: a field that the admin removed. */
export function compileQuery<Row>(subject: Subject<Row>, query: Query, moment: Moment): CompiledQuery<Row> {
  const order: OrderKey<Row>[] = [];
  for (const { dir, ...ref } of query.sort) {
    const field = fieldOf(subject, ref);
    if (field) order.push({ field, dir });
  }
  return { test: testOf(subject, query.where, moment), order };
}

function testOf<Row>(subject: Subject<Row>, node: QueryNode, moment: Moment): Test<Row> | null {
  const test = isGroup(node) ? groupTest(subject, node, moment) : conditionTest(subject, node, moment);
  return test !== null && node.not ? { is: "not", test } : test;
}

function groupTest<Row>(
  subject: Subject<Row>,
  node: Extract<QueryNode, { readonly all: unknown } | { readonly any: unknown }>,
  moment: Moment,
): Test<Row> | null {
  const tests = membersOf(node)
    .map((member) => testOf(subject, member, moment))
    .filter((test) => test !== null);
  if (tests.length === 0) return null;
  return tests.length === 1 && tests[0] ? tests[0] : { is: "all" in node ? "all" : "any", tests };
}

function conditionTest<Row>(subject: Subject<Row>, condition: Condition, moment: Moment): Test<Row> | null {
  const field = fieldOf(subject, condition);
  if (!field) return null;
  switch (condition.op) {
    case "empty":
      return { is: "empty", field };
    case "in": {
      const own = field.kind === "person" ? moment.userId : me;
      return { is: "in", field, values: new Set(condition.values.map((each) => (each === me ? own : each))) };
    }
    case "range": {
      const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = condition;
      return { is: "range", field, min, max, includesMax: true };
    }
    case "within": {
      const bounds = field.kind === "day" ? dayBoundsOf : momentBounds;
      return { is: "range", field, ...bounds(condition.span, moment), includesMax: false };
    }
    default: {
      const text = compared(condition.value);
      const needle = field.needle ? field.needle(text) : text;
      return needle === "" ? null : { is: "text", op: condition.op, field, needle };
    }
  }
}
