import type { RuleSettings } from "../../settings/model";
import type { Actor, Subject } from "../model";
import type { RefusalCode } from "../refusal";
import type { ValueCheck } from "./values";

/** What the caller knows about the place of a change when it asks `decide`. */
export interface DecideFacts {
  /** Whose plans or desk the document is. */
  readonly userIdOfDocument?: string;
  /** Owner or lane of the customer, or the person whose document it is; null for a customer just being made. */
  readonly subject: Subject | null;
  readonly nowIso: string;
  /** The entry did not exist before this update. */
  readonly isNew: boolean;
  /**
   * Value of another key of the document as it stands when this change is judged: what was there before, and
   * what the same update brought along and was not refused. Judge in the order of `compareJudgingOrder`.
   */
  value(root: string, key: string): unknown;
  /** Who wrote the value that stands under another key; null: the server, undefined: nothing stands there. */
  writer(root: string, key: string): string | null | undefined;
  readonly settings: RuleSettings;
}

/** A change with its key taken apart, as the rules see it. */
export interface Change {
  readonly actor: Actor;
  readonly root: string;
  readonly key: string;
  /** First part of the key, where the pattern begins with `<id>`. */
  readonly entryId: string;
  /** What the other placeholders of the pattern matched, in order. */
  readonly parts: readonly string[];
  readonly oldValue: unknown;
  /** undefined: the key is deleted. */
  readonly newValue: unknown;
  readonly facts: DecideFacts;
}

/** Who may make this change at all; null means yes. */
export type WhoCheck = (change: Change) => RefusalCode | null;

/**
 * One line of a kind's table. `pattern` is the key, with placeholders between bars:
 * `<id>` (an entry), `<user>`, `<n>` (a number from 0), `<date>` (a day), `<word>` (dotted name), and `x.<id>`.
 */
export interface FieldRule {
  readonly root: string;
  readonly pattern: string;
  readonly value: ValueCheck;
  readonly who: WhoCheck;
  /** Set by nobody a second time, and never cleared. */
  readonly once?: boolean;
  /** May not be cleared. */
  readonly required?: boolean;
  /** Only the server writes it. */
  readonly serverOnly?: boolean;
  /** What else must hold, once value and person are right. */
  readonly also?: (change: Change) => RefusalCode | null;
}

export interface RootRule {
  readonly name: string | RegExp;
  readonly type: "map" | "fragment";
}

export interface KindRules {
  readonly roots: readonly RootRule[];
  readonly fields: readonly FieldRule[];
}
