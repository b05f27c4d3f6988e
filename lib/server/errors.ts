import en from "@/lib/messages/en/errors.json";
import zhCN from "@/lib/messages/zh-CN/errors.json";
import type { Locale } from "./locale";

/** Every code that REST answers with, and its HTTP status: the one place that maps them. */
export const statusByCode = {
  internal: 500,
  unavailable: 503,
  notFound: 404,
  methodNotAllowed: 405,
  wrongOrigin: 403,
  tooLarge: 413,
  malformed: 400,
  invalidInput: 422,
  signInRequired: 401,
  wrongCredentials: 401,
  tooManyAttempts: 429,
  notAllowed: 403,
  setupClosed: 409,
  setupNeeded: 409,
  wrongToken: 403,
  wrongPassword: 422,
  idempotencyKeyMissing: 400,
  idempotencyKeyReused: 422,
  unknownCommand: 404,
  customerUnknown: 422,
  customerNotHeld: 409,
  customerNotInPool: 409,
  customerDeleted: 409,
  holdLimit: 409,
  dailyClaimLimit: 409,
  formerOwnerCoolDown: 409,
  arrivalCoolDown: 409,
  undoTooLate: 409,
  laneNotEmpty: 409,
  wouldRelease: 409,
  laneUnknown: 422,
  laneClosed: 403,
  personUnknown: 422,
  personCannotHold: 422,
  cannotShareWith: 422,
  tooManyCollaborators: 409,
  groupUnknown: 422,
  importUndone: 409,
  usernameTaken: 409,
  alreadyDecided: 409,
  cannotBeWritten: 409,
  fileEmpty: 422,
  fileTooLarge: 413,
  fileType: 415,
  fileBroken: 422,
  imageTooLarge: 422,
  fileDamaged: 422,
  tooManyFiles: 429,
} as const satisfies Partial<Record<keyof typeof en, number>>;

export type ErrorCode = keyof typeof statusByCode;

/** A refusal as a value: a code, the fields it is about, and facts for its text. */
export interface ApiRefusal {
  readonly code: ErrorCode;
  /** Message code by field name. */
  readonly fields?: Readonly<Record<string, string>>;
  readonly facts?: Readonly<Record<string, string | number>>;
}

export interface ErrorBody {
  readonly error: {
    readonly code: string;
    readonly message: string;
    readonly fields?: Record<string, string>;
  };
}

const textsByLocale: Record<Locale, Readonly<Record<string, string>>> = { en, "zh-CN": zhCN };

/** What the person reads; facts fill the braces. Unknown codes read as "not valid". */
export function messageOf(code: string, locale: Locale, facts: ApiRefusal["facts"] = {}): string {
  const texts = textsByLocale[locale];
  const text = texts[code] ?? texts.invalid ?? code;
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(facts[name] ?? whole));
}

export function errorBody(refusal: ApiRefusal, locale: Locale): ErrorBody {
  const message = messageOf(refusal.code, locale, refusal.facts);
  if (!refusal.fields) return { error: { code: refusal.code, message } };
  const fields = Object.fromEntries(
    Object.entries(refusal.fields).map(([field, code]) => [field, messageOf(code, locale)]),
  );
  return { error: { code: refusal.code, message, fields } };
}
