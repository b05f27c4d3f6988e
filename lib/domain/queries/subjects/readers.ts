import { isoToMs } from "../../calendar/iso-time";
import type { Field } from "../fields";
import { textFact } from "../text";

type TextKey<Row> = { [K in keyof Row]: Row[K] extends string | null ? K : never }[keyof Row] & string;

/** A field that is a text of the row. */
export function textField<Row>(key: TextKey<Row>): Field<Row> {
  return { id: key, kind: "text", read: (row) => textFact((row[key] as string | null) ?? "") };
}

/** A field that is an ISO time of the row. */
export function dateField<Row>(key: TextKey<Row>): Field<Row> {
  return {
    id: key,
    kind: "date",
    read: (row) => {
      const ms = isoToMs(row[key] as string | null);
      return Number.isNaN(ms) ? null : ms;
    },
  };
}

/** A field that is one of a list; sorted in the list's order. */
export function choiceField<Row>(key: TextKey<Row>, options: readonly string[]): Field<Row> {
  return {
    id: key,
    kind: "choice",
    options,
    read: (row) => (row[key] as string | null) || null,
    sortBy: (row) => {
      const at = options.indexOf((row[key] as string | null) ?? "");
      return at < 0 ? null : at;
    },
  };
}

/** A field that is a person's id, or that of another thing with a name of its own. */
export function idField<Row>(key: TextKey<Row>, kind: "person" | "choice" = "person"): Field<Row> {
  return { id: key, kind, read: (row) => (row[key] as string | null) || null };
}
