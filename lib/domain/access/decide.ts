import type { DocumentKind } from "./document-name";
import { documentKinds } from "./document-name";
import { compileRules, type RuleMatch } from "./field-rules/compile";
import type { Change, DecideFacts } from "./field-rules/rule";
import { rulesByKind } from "./field-rules/rules-by-kind";
import { isPlain } from "./field-rules/values";
import type { Actor } from "./model";
import type { Decision, RefusalCode } from "./refusal";

export type { DecideFacts } from "./field-rules/rule";
export { rootRule, rootsOf } from "./field-rules/rules-by-kind";

const matchers = new Map(documentKinds.map((kind) => [kind, compileRules(rulesByKind[kind])]));

/** Whether some rule of the kind names this key; others are nobody's to write. */
export function isKnownKey(kind: DocumentKind, root: string, key: string): boolean {
  return (matchers.get(kind)?.(root, key) ?? null) !== null;
}

const accepted: Decision = { ok: true };

/**
 * Whether this one change inside a document is accepted (R9). Pure: the same answer on every node and device.
 * `newValue` undefined means that the key is deleted; a value set to null counts as cleared.
 */
export function decide(
  actor: Actor | "server",
  kind: DocumentKind,
  path: { readonly root: string; readonly key: string },
  oldValue: unknown,
  newValue: unknown,
  facts: DecideFacts,
): Decision {
  if (actor === "server") return accepted;
  const match = matchers.get(kind)?.(path.root, path.key);
  if (!match) return refused(rulesByKind[kind]?.fields.length === 0 ? "serverOnly" : "unknownKey");
  const code = judge(match, {
    actor,
    root: path.root,
    key: path.key,
    entryId: match.entryId,
    parts: match.parts,
    oldValue,
    newValue,
    facts,
  });
  return code === null ? accepted : refused(code);
}

function judge({ rule }: RuleMatch, change: Change): RefusalCode | null {
  const { oldValue, newValue } = change;
  if (rule.serverOnly) return "serverOnly";
  const denied = rule.who(change);
  if (denied) return denied;
  const isCleared = newValue === undefined || newValue === null;
  if (!isCleared && !isPlain(newValue)) return "notPlain";
  // Writing again what is there changes nothing: two tabs may both do it.
  if (!isCleared && newValue === oldValue) return null;
  if (rule.once && oldValue !== undefined) return "onlyOnce";
  if (isCleared) return rule.required || rule.once ? "required" : null;
  return rule.value(newValue) ?? rule.also?.(change) ?? null;
}

function refused(code: RefusalCode): Decision {
  return { ok: false, code };
}

/**
 * Order in which the changes of one update are judged: parents of a rule before what depends on them (authors
 * before deletions and contents, earlier times before later ones), so that `facts.value` answers with ruled values.
 */
export function compareJudgingOrder(
  a: { readonly root: string; readonly key: string },
  b: { readonly root: string; readonly key: string },
): number {
  if (a.root !== b.root) return a.root < b.root ? -1 : 1;
  return rank(a.key) - rank(b.key) || (a.key < b.key ? -1 : Number(a.key > b.key));
}

function rank(key: string): number {
  if (key.endsWith("|authorId")) return 0;
  const time = /\|time\|(\d{1,4})$/.exec(key);
  if (time) return 2 + Number(time[1]);
  if (key.endsWith("|deleted")) return 1_000_000;
  return 1;
}

/** How many live map entries one update of this role may delete; text never counts (design §5). */
export function deletionCap(role: string): number {
  if (role === "admin") return 2000;
  return role === "supervisor" ? 500 : 200;
}
