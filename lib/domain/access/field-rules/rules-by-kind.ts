import type { DocumentKind } from "../document-name";
import { boardRules } from "./board";
import { customerRules } from "./customer";
import { deskRules } from "./desk";
import { plansRules } from "./plans";
import type { KindRules, RootRule } from "./rule";
import { groupRules, inboxRules, indexRules, peopleRules, poolRules } from "./server-written";
import { settingsRules } from "./settings";

export const rulesByKind: Readonly<Record<DocumentKind, KindRules>> = {
  customer: customerRules,
  plans: plansRules,
  desk: deskRules,
  index: indexRules,
  pool: poolRules,
  board: boardRules,
  settings: settingsRules,
  people: peopleRules,
  inbox: inboxRules,
  group: groupRules,
};

/** The roots that a document of this kind may have (R9); all others are refused at the gate. */
export function rootsOf(kind: DocumentKind): readonly RootRule[] {
  return rulesByKind[kind].roots;
}

/** The rule of one root, or undefined for a name outside the schema. */
export function rootRule(kind: DocumentKind, name: string): RootRule | undefined {
  return rulesByKind[kind].roots.find((root) =>
    typeof root.name === "string" ? root.name === name : root.name.test(name),
  );
}
