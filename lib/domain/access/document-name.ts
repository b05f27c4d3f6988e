/** The document kinds that exist so far, one per permission boundary (design §2). */
export const documentKinds = [
  "customer",
  "plans",
  "desk",
  "index",
  "pool",
  "board",
  "settings",
  "people",
  "inbox",
  "group",
] as const;
export type DocumentKind = (typeof documentKinds)[number];

/** A document's name, taken apart. Made by `parseDocumentName` of lib/docs/names alone. */
export type DocumentName =
  | { readonly kind: "customer"; readonly id: string }
  | { readonly kind: "plans"; readonly id: string }
  | { readonly kind: "desk"; readonly id: string }
  | { readonly kind: "index"; readonly id: string }
  | { readonly kind: "pool"; readonly id: string }
  | { readonly kind: "board"; readonly id: string }
  | { readonly kind: "settings" }
  | { readonly kind: "people" }
  | { readonly kind: "inbox"; readonly id: string }
  | { readonly kind: "group"; readonly id: string };

/** Schema version of each kind that this code reads and writes: the value of `meta|schema`. */
export const schemaVersions: Readonly<Record<DocumentKind, number>> = {
  customer: 1,
  plans: 1,
  desk: 1,
  index: 1,
  pool: 1,
  board: 1,
  settings: 1,
  people: 1,
  inbox: 1,
  group: 1,
};
