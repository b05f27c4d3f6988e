import { TZDate } from "@date-fns/tz";
import { shortLimit, textLimit } from "../access/field-rules/values";
import { isPhone } from "../customers/schema";
import { cellText, phoneText, readBirthday, readNumber, readTime } from "./cells";
import { type ChoiceField, readChoice } from "./choices";
import { comparableHeader } from "./headers";
import type {
  Cell,
  Draft,
  ImportPerson,
  Mapping,
  Problem,
  ProblemCode,
  ReadingContext,
  Target,
} from "./model";

type Reader = (cell: Cell, text: string) => { value: string | number } | { code: ProblemCode };

/** Reads one row as a customer, with what is wrong with it by column (C7). */
export function readRow(
  row: readonly Cell[],
  line: number,
  mapping: Mapping,
  headers: readonly string[],
  context: ReadingContext,
): Draft {
  const problems: Problem[] = [];
  const values = new Map<Target, (string | number)[]>();
  mapping.forEach((target, column) => {
    if (target === null) return;
    const cell = row[column] ?? null;
    const text = cellText(cell);
    if (text === "") return;
    const read = readCell(target, cell, text, headers[column] ?? "", context);
    if ("code" in read) problems.push({ line, column, code: read.code, value: text.slice(0, shortLimit) });
    else values.set(target, [...(values.get(target) ?? []), read.value]);
  });
  const draft = toDraft(values, line, problems);
  if (draft.fields.name === "") {
    problems.push({ line, column: Math.max(0, nameColumn(mapping)), code: "nameMissing", value: "" });
  }
  for (const [target, value] of Object.entries(draft.fields)) {
    if (typeof value === "string" && value.length > shortLimit) {
      problems.push({ line, column: mapping.indexOf(target as Target), code: "tooLong", value });
    }
  }
  return draft;
}

const nameColumn = (mapping: Mapping): number =>
  mapping.findIndex((target) => target === "name" || target === "lastName" || target === "firstName");

function toDraft(values: ReadonlyMap<Target, (string | number)[]>, line: number, problems: Problem[]): Draft {
  const first = (target: Target) => String(values.get(target)?.[0] ?? "");
  const all = (target: Target, between: string) =>
    [...new Set((values.get(target) ?? []).map(String))].join(between);
  const company = first("company");
  const fields: Record<string, string> = {};
  const plain = ["jobTitle", "gender", "industry", "source", "level", "status"] as const;
  for (const key of [...plain, "birthday", "nextVisitAt", "resumeAt"] as const) {
    if (values.has(key)) fields[key] = first(key);
  }
  if (company !== "") fields.company = company;
  const phone = all("phone", "; ");
  const address = all("address", " ");
  if (phone !== "") fields.phone = phone;
  if (address !== "") fields.address = address;
  const custom = Object.fromEntries(
    [...values].flatMap(([target, [value]]) =>
      target.startsWith("x.") && value !== undefined ? [[target.slice(2), value] as const] : [],
    ),
  );
  const parts = [...(values.get("followUp") ?? []), ...(values.get("note") ?? [])];
  const at = values.has("followUpAt") ? first("followUpAt") : null;
  return {
    line,
    fields: {
      // A contact without a name is called by its company, as a person would.
      name: first("name") || personName(first("lastName"), first("firstName")) || company,
      ...fields,
      ...(Object.keys(custom).length > 0 ? { custom } : {}),
    },
    createdAt: values.has("createdAt") ? first("createdAt") : null,
    ownerId: values.has("owner") ? first("owner") : null,
    laneId: values.has("lane") ? first("lane") : null,
    followUp: parts.length > 0 ? { text: parts.map(String).join("\n"), at: at ?? null } : null,
    problems,
  };
}

/** 李 + 明 → 李明, Frank + McKee → Frank McKee. */
function personName(last: string, first: string): string {
  if (/\p{Script=Han}/u.test(last + first)) return `${last}${first}`;
  return [first, last].filter((part) => part !== "").join(" ");
}

function readCell(
  target: Target,
  cell: Cell,
  text: string,
  header: string,
  context: ReadingContext,
): ReturnType<Reader> {
  if (target.startsWith("x.")) return readCustom(target.slice(2), cell, text, context);
  switch (target) {
    case "phone": {
      const phone = phoneText(cell);
      return isPhone(phone) ? { value: phone } : { code: "phone" };
    }
    case "birthday":
      return found(readBirthday(cell, context.epoch), "notADate");
    case "createdAt":
    case "followUpAt":
      return readPast(cell, context);
    case "nextVisitAt":
    case "resumeAt":
      return found(readTime(cell, context), "notADate");
    case "gender":
    case "level":
    case "source":
    case "status":
      return found(readChoice(target as ChoiceField, text), "notInList");
    case "owner":
      return readPerson(context.people, text, ["ownerUnknown", "ownerAmbiguous", "ownerNotAllowed"]);
    case "lane":
      return readPerson(context.lanes, text, ["laneUnknown", "laneUnknown", "laneNotAllowed"]);
    case "followUp":
      return text.length > textLimit ? { code: "tooLong" } : { value: text };
    case "note":
      return text.length > textLimit ? { code: "tooLong" } : { value: header ? `${header}: ${text}` : text };
    default:
      return { value: text };
  }
}

const found = (value: string | null, code: ProblemCode): ReturnType<Reader> =>
  value === null ? { code } : { value };

function readPast(cell: Cell, context: ReadingContext): ReturnType<Reader> {
  const time = readTime(cell, context);
  if (time === null) return { code: "notADate" };
  return time > context.nowIso ? { code: "inTheFuture" } : { value: time };
}

function readCustom(
  id: string,
  cell: Cell,
  text: string,
  { customFields, timeZone, epoch }: ReadingContext,
): ReturnType<Reader> {
  const field = customFields.find((each) => each.id === id);
  if (field?.kind === "number") {
    const number = readNumber(cell);
    return number === null ? { code: "notANumber" } : { value: number };
  }
  if (field?.kind === "date") {
    const at = readTime(cell, { timeZone, epoch });
    return found(at && dayIn(at, timeZone), "notADate");
  }
  if (field?.kind === "choice") {
    const wanted = comparableHeader(text);
    return found(field.options.find((option) => comparableHeader(option) === wanted) ?? null, "notInList");
  }
  return text.length > textLimit ? { code: "tooLong" } : { value: text };
}

/** The day of a moment, as forms keep dates of custom fields: without an hour. */
function dayIn(iso: string, timeZone: string): string {
  const at = new TZDate(iso, timeZone);
  const two = (value: number) => String(value).padStart(2, "0");
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

function readPerson(
  among: readonly ImportPerson[],
  text: string,
  [unknown, ambiguous, notAllowed]: readonly [ProblemCode, ProblemCode, ProblemCode],
): ReturnType<Reader> {
  const wanted = comparableHeader(text);
  const meant = among.filter(({ names }) => names.some((name) => comparableHeader(name) === wanted));
  const [one] = meant;
  if (!one) return { code: unknown };
  if (meant.length > 1) return { code: ambiguous };
  return one.allowed ? { value: one.id } : { code: notAllowed };
}
