/** Why a single change is not accepted. Each has a message under `errors` in the message files. */
export const refusalCodes = [
  "unknownKey",
  "notPlain",
  "wrongType",
  "tooLong",
  "required",
  "notInList",
  "notATime",
  "notADate",
  "timeInFuture",
  "timeBeforePrevious",
  "timeNotNext",
  "onlyOnce",
  "notSelf",
  "serverOnly",
  "notAllowed",
  "notFinished",
] as const;
export type RefusalCode = (typeof refusalCodes)[number];

export type Decision = { readonly ok: true } | { readonly ok: false; readonly code: RefusalCode };
