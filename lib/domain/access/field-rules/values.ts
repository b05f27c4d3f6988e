import { isIsoTime } from "../../calendar/iso-time";
import { isBirthday } from "../../customers/birthday";
import { isFileHash, maxFileBytes } from "../../files/model";
import type { RefusalCode } from "../refusal";

/** What a value must be; null means that it is right. Built once, so that judging a change parses nothing. */
export type ValueCheck = (value: unknown) => RefusalCode | null;

export const shortLimit = 200;
export const textLimit = 5000;

export function text(limit: number): ValueCheck {
  return (value) => {
    if (typeof value !== "string") return "wrongType";
    return value.length > limit ? "tooLong" : null;
  };
}

export const shortText: ValueCheck = text(shortLimit);
export const longText: ValueCheck = text(textLimit);

/** Text that may not be blank. */
export const requiredText: ValueCheck = (value) => {
  const code = shortText(value);
  return code ?? ((value as string).trim() === "" ? "required" : null);
};

export function oneOf(values: readonly string[]): ValueCheck {
  const allowed: ReadonlySet<unknown> = new Set(values);
  return (value) => (allowed.has(value) ? null : "notInList");
}

export const time: ValueCheck = (value) => (isIsoTime(value) ? null : "notATime");

export const birthday: ValueCheck = (value) => (isBirthday(value) ? null : "notADate");

/** `true`, or the time at which it was set. `false` takes it back. */
export const flag: ValueCheck = (value) =>
  typeof value === "boolean" || isIsoTime(value) ? null : "wrongType";

const idPattern = /^[A-Za-z0-9_-]{1,64}$/;
export const id: ValueCheck = (value) =>
  typeof value === "string" && idPattern.test(value) ? null : "wrongType";

export const number: ValueCheck = (value) =>
  typeof value === "number" && Number.isFinite(value) ? null : "wrongType";

/** Whole numbers: amounts in minor units. */
export const integer: ValueCheck = (value) => (Number.isSafeInteger(value) ? null : "wrongType");

const currencyPattern = /^[A-Z]{3}$/;
export const currency: ValueCheck = (value) =>
  typeof value === "string" && currencyPattern.test(value) ? null : "wrongType";

/** SHA-256 in hex: the address of a file's bytes. */
export const fileHash: ValueCheck = (value) => (isFileHash(value) ? null : "wrongType");

export const fileSize: ValueCheck = (value) => {
  if (!Number.isSafeInteger(value) || (value as number) <= 0) return "wrongType";
  return (value as number) > maxFileBytes ? "tooLong" : null;
};

/** Any plain value, text up to the long limit. */
export const plain: ValueCheck = (value) => {
  if (typeof value === "string") return longText(value);
  return isPlain(value) ? null : "notPlain";
};

/** Plain values are all that a document's map may hold: no Y type, object, array or binary (pitfalls §3.3 f). */
export function isPlain(value: unknown): value is string | number | boolean | null {
  if (value === null || typeof value === "string" || typeof value === "boolean") return true;
  return typeof value === "number" && Number.isFinite(value);
}
