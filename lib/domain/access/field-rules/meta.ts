import { type DocumentKind, schemaVersions } from "../document-name";
import type { FieldRule, RootRule, WhoCheck } from "./rule";

export const metaRoot: RootRule = { name: "meta", type: "map" };

/** `meta|schema`: a version that this code knows, and never lowered, else older data would be read wrongly. */
export function metaRule(kind: DocumentKind, who: WhoCheck): FieldRule {
  return {
    root: "meta",
    pattern: "schema",
    value: (value) =>
      Number.isInteger(value) && (value as number) >= 1 && (value as number) <= schemaVersions[kind]
        ? null
        : "wrongType",
    who,
    required: true,
    also: ({ oldValue, newValue }) =>
      typeof oldValue === "number" && (newValue as number) < oldValue ? "onlyOnce" : null,
  };
}
