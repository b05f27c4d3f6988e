import type { FieldRule, KindRules } from "./rule";

export interface RuleMatch {
  readonly rule: FieldRule;
  readonly entryId: string;
  readonly parts: readonly string[];
}

interface Compiled {
  readonly rule: FieldRule;
  readonly tokens: readonly (string | RegExp)[];
}

/** The rules of one root: plain keys and `<id>|field` found by one look-up, the few others by trying. */
interface RootTable {
  readonly byKey: Map<string, FieldRule>;
  readonly byField: Map<string, FieldRule>;
  readonly others: Compiled[];
}

const none: readonly string[] = [];
const idPart = /^[A-Za-z0-9_-]{1,64}$/;
const placeholders: Readonly<Record<string, RegExp>> = {
  "<id>": idPart,
  "<user>": idPart,
  "<n>": /^(?:0|[1-9]\d{0,3})$/,
  "<date>":
    /^\d{4}-(?:(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2\d)|(?!02)(?:0[1-9]|1[0-2])-30|(?:0[13578]|1[02])-31)$/,
  "<word>": /^[A-Za-z0-9_.:-]{1,128}$/,
  "x.<id>": /^x\.[A-Za-z0-9_-]{1,64}$/,
};

/** Prepares a kind's table so that judging a change costs two look-ups. Called once per kind. */
export function compileRules(rules: KindRules): (root: string, key: string) => RuleMatch | null {
  const tables = new Map<string, RootTable>();
  for (const rule of rules.fields) {
    let table = tables.get(rule.root);
    if (!table) {
      table = { byKey: new Map(), byField: new Map(), others: [] };
      tables.set(rule.root, table);
    }
    addRule(table, rule);
  }
  return (root, key) => {
    const table = tables.get(root);
    return table ? matchKey(table, key) : null;
  };
}

function addRule(table: RootTable, rule: FieldRule): void {
  const tokens = rule.pattern.split("|");
  const isLiteral = (token: string) => placeholders[token] === undefined;
  if (tokens.every(isLiteral)) table.byKey.set(rule.pattern, rule);
  else if (tokens[0] === "<id>" && tokens.slice(1).every(isLiteral))
    table.byField.set(tokens.slice(1).join("|"), rule);
  else table.others.push({ rule, tokens: tokens.map((token) => placeholders[token] ?? token) });
}

function matchKey(table: RootTable, key: string): RuleMatch | null {
  const exact = table.byKey.get(key);
  if (exact) return { rule: exact, entryId: "", parts: none };
  const bar = key.indexOf("|");
  if (bar > 0) {
    const rule = table.byField.get(key.slice(bar + 1));
    const entryId = key.slice(0, bar);
    if (rule) return idPart.test(entryId) ? { rule, entryId, parts: none } : null;
  }
  if (table.others.length === 0) return null;
  const given = key.split("|");
  for (const { rule, tokens } of table.others) {
    const parts = matchTokens(tokens, given);
    if (parts) return { rule, entryId: tokens[0] === idPart ? (given[0] ?? "") : "", parts };
  }
  return null;
}

/** What the placeholders after the first part matched, or null. */
function matchTokens(tokens: readonly (string | RegExp)[], given: readonly string[]): string[] | null {
  if (tokens.length !== given.length) return null;
  const parts: string[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    const part = given[at] ?? "";
    if (typeof token === "string") {
      if (token !== part) return null;
    } else {
      if (!token?.test(part)) return null;
      if (at > 0) parts.push(part);
    }
  }
  return parts;
}
