import { metaRoot } from "./meta";
import type { KindRules } from "./rule";

/** Documents that only the server writes: they have roots, and no rule under which a person may write. */
function serverWritten(...names: readonly string[]): KindRules {
  return { roots: [metaRoot, ...names.map((name) => ({ name, type: "map" as const }))], fields: [] };
}

export const indexRules = serverWritten("customers", "followUps", "plans", "orders");
export const poolRules = serverWritten("customers");
export const peopleRules = serverWritten("people", "groups");
export const groupRules = serverWritten("views");
export const inboxRules = serverWritten("refusals", "quarantine", "alerts", "results");
