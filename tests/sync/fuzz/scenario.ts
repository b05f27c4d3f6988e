import type * as Y from "yjs";
import type { DocumentKind } from "@/lib/domain/access/document-name";
import type { Actor } from "@/lib/domain/access/model";
import type { Random } from "../support/random";

/** Stands in every illegal value, and in no legal one. */
export const marker = "ILLEGAL";

/** Somebody with a copy of the document, and what they may and may not do to it by chance. */
export interface Editor {
  readonly doc: Y.Doc;
  readonly actor: Actor;
  readonly random: Random;
  /** Rises with each edit, so that values differ. */
  count: number;
  /** Told of a legal write of a plain field: it must stand, unless somebody changed the field meanwhile. */
  wrote(key: string, value: string | null): void;
}

/** How one hand-in changed one key at the server. */
export interface Change {
  readonly root: string;
  readonly key: string;
  readonly before: unknown;
  readonly after: unknown;
}

export interface Scenario {
  readonly kind: DocumentKind;
  readonly actors: readonly Actor[];
  /** What the first of the actors writes before the others come. */
  begin(doc: Y.Doc): void;
  edit(editor: Editor): void;
  /** What is wrong with one change that was let through, or with the server's answer to one that wasn't. */
  faultOfChange(change: Change, actor: Actor, doc: Y.Doc): string | null;
  /** What is wrong with a state, in words of the spec; null: nothing. Written apart from the rules that it checks. */
  fault(doc: Y.Doc): string | null;
}

export const texts = ["f0", "f1", "f2", "f3"] as const;

/** What is set once and for all, by its key. */
export function changesForEver({ root, key, before, after }: Change): string | null {
  const isOnce = /\|(?:authorId|createdAt|time\|\d+)$/.test(key) || key === "createdAt";
  return isOnce && before !== undefined && after !== before
    ? `${root}/${key}: ${before} became ${after}`
    : null;
}

/** Everything that a document says, in an order that doesn't depend on who wrote first. */
export function contentOf(doc: Y.Doc, roots: readonly string[]): string {
  const sorted = (root: string) =>
    Object.entries(doc.getMap(root).toJSON()).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([
    ...roots.map(sorted),
    texts.map((id) => doc.getXmlFragment(`text:${id}`).toString()),
  ]);
}

export const rootsOfKind: Readonly<Record<string, readonly string[]>> = {
  customer: ["meta", "fields", "followUps", "promises"],
  board: ["meta", "posts", "replies"],
  plans: ["meta", "plans"],
};
