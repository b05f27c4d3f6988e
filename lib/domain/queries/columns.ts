import { type Fact, type Field, type Subject, sortFact } from "./fields";
import { compareText } from "./text";

/** All values of a text field in one string: `\n` before each row, so that hits are jumped to, not looked for. */
export interface TextColumn {
  readonly joined: string;
  readonly starts: Uint32Array;
}

/** Options and ids as numbers; 0 is empty. */
export interface CodeColumn {
  readonly codes: Uint16Array | Uint32Array;
  readonly numbers: ReadonlyMap<string, number>;
}

/**
 * Some rows as columns, each made when a query first asks for it (C5). Over 50,000 row objects four conditions take
 * some 40 ms, over columns 2 to 3.
 */
export interface Columns<Row> {
  readonly subject: Subject<Row>;
  readonly rows: readonly Row[];
  readonly texts: Map<string, TextColumn>;
  readonly numbers: Map<string, Float64Array>;
  readonly codes: Map<string, CodeColumn>;
  readonly ranks: Map<string, Uint32Array>;
  readonly orders: Map<string, Uint32Array>;
  /** Answers of whole tests, by their identity: those of saved views are asked for again and again. */
  readonly masks: WeakMap<object, Uint8Array>;
  /** The latest answers of single conditions, by what they say: typing in one leaves the others as they are. */
  readonly answers: Map<string, Uint8Array>;
}

/** Columns over rows whose ids differ; costs nothing until it is asked (C5). */
export function createColumns<Row>(subject: Subject<Row>, rows: readonly Row[]): Columns<Row> {
  return {
    subject,
    rows,
    texts: new Map(),
    numbers: new Map(),
    codes: new Map(),
    ranks: new Map(),
    orders: new Map(),
    masks: new WeakMap(),
    answers: new Map(),
  };
}

export const rowStart = "\n";
/** Stands last, whichever the direction. */
export const noRank = 0xffff_ffff;

/** The same custom field read in two ways is two columns. */
const nameOf = <Row>(field: Field<Row>): string => `${field.id} ${field.kind}`;

function remembered<Value>(memory: Map<string, Value>, name: string, make: () => Value): Value {
  const known = memory.get(name);
  if (known !== undefined) return known;
  const made = make();
  memory.set(name, made);
  return made;
}

export function textColumn<Row>(columns: Columns<Row>, field: Field<Row>): TextColumn {
  return remembered(columns.texts, nameOf(field), () => {
    const starts = new Uint32Array(columns.rows.length + 1);
    const parts: string[] = [];
    let start = 0;
    columns.rows.forEach((row, at) => {
      const part = rowStart + (field.read(row) ?? "");
      starts[at] = start;
      start += part.length;
      parts.push(part);
    });
    starts[columns.rows.length] = start;
    return { joined: parts.join(""), starts };
  });
}

export function numberColumn<Row>(columns: Columns<Row>, field: Field<Row>): Float64Array {
  return remembered(columns.numbers, nameOf(field), () =>
    Float64Array.from(columns.rows, (row) => {
      const fact = field.read(row);
      return typeof fact === "number" ? fact : Number.NaN;
    }),
  );
}

export function codeColumn<Row>(columns: Columns<Row>, field: Field<Row>): CodeColumn {
  return remembered(columns.codes, nameOf(field), () => {
    const numbers = new Map<string, number>();
    const codes = new Uint32Array(columns.rows.length);
    columns.rows.forEach((row, at) => {
      const fact = field.read(row);
      if (fact === null) return;
      const text = String(fact);
      let code = numbers.get(text);
      if (code === undefined) {
        code = numbers.size + 1;
        numbers.set(text, code);
      }
      codes[at] = code;
    });
    return { codes, numbers };
  });
}

/** The place of each row's value among all values, so that sorting by several fields compares numbers alone. */
export function rankColumn<Row>(columns: Columns<Row>, field: Field<Row>): Uint32Array {
  return remembered(columns.ranks, nameOf(field), () =>
    ranksOf(columns.rows.map((row) => sortFact(field, row))),
  );
}

/** The place of each row's id among all ids. */
export function idRanks<Row>(columns: Columns<Row>): Uint32Array {
  const { subject, rows } = columns;
  return remembered(columns.ranks, "", () => ranksOf(rows.map((row) => subject.idOf(row))));
}

function ranksOf(facts: readonly Fact[]): Uint32Array {
  const distinct = [...new Set(facts)].filter((fact) => fact !== null);
  distinct.sort((a, b) =>
    typeof a === "number" && typeof b === "number" ? a - b : compareText(String(a), String(b)),
  );
  const ranks = new Map<Fact, number>(distinct.map((fact, at) => [fact, at]));
  return Uint32Array.from(facts, (fact) => (fact === null ? noRank : (ranks.get(fact) ?? noRank)));
}
