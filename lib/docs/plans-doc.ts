import type * as Y from "yjs";
import type { Plan } from "../domain/plans/model";
import {
  asFlag,
  asText,
  asTextOrNull,
  type Plain,
  readEntries,
  rootMap,
  setPlain,
  writeEntry,
  writeTogether,
} from "./map-access";
import { stampSchema } from "./schema-version";

/** What a person fills in when a plan is made or changed (W1). */
export type PlanFields = Partial<
  Pick<Plan, "topic" | "startAt" | "endAt" | "content" | "note" | "customerId" | "orderId" | "repeat">
>;

/** One plan, and of a repeating one the days that were done or skipped. */
export interface PlanRecord extends Plan {
  readonly doneDays: readonly string[];
  readonly skippedDays: readonly string[];
}

const mapOf = (doc: Y.Doc) => rootMap(doc, "plans");

/** All plans of a person, in the order of making; deleted ones included and marked. */
export function readPlans(doc: Y.Doc): PlanRecord[] {
  return [...readEntries(mapOf(doc))]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, entry]) => ({
      id,
      topic: asText(entry.get("topic")),
      authorId: asText(entry.get("authorId")),
      createdAt: asText(entry.get("createdAt")),
      startAt: asTextOrNull(entry.get("startAt")),
      endAt: asTextOrNull(entry.get("endAt")),
      content: asText(entry.get("content")),
      note: asText(entry.get("note")),
      customerId: asTextOrNull(entry.get("customerId")),
      orderId: asTextOrNull(entry.get("orderId")),
      doneAt: asTextOrNull(entry.get("doneAt")),
      doneBy: asTextOrNull(entry.get("doneBy")),
      repeat: asTextOrNull(entry.get("repeat")),
      deleted: asFlag(entry.get("deleted")),
      doneDays: daysOf(entry, "done|"),
      skippedDays: daysOf(entry, "skipped|"),
    }));
}

/** Makes a plan (W1) as one transaction. */
export function addPlan(
  doc: Y.Doc,
  plan: PlanFields & { readonly id: string; readonly topic: string; readonly authorId: string },
  now: string,
  origin?: unknown,
): void {
  const { id, authorId, ...fields } = plan;
  writeTogether(
    doc,
    () => {
      if (mapOf(doc).size === 0) stampSchema(doc, "plans");
      writeEntry(mapOf(doc), id, { authorId, createdAt: now, ...orCleared(fields) });
    },
    origin,
  );
}

/** Changes fields of a plan (W3); null and empty text clear one. */
export function editPlan(doc: Y.Doc, id: string, fields: PlanFields, origin?: unknown): void {
  writeTogether(doc, () => writeEntry(mapOf(doc), id, orCleared(fields)), origin);
}

/** Marks a plan done, or takes that back (W3). */
export function setPlanDone(
  doc: Y.Doc,
  id: string,
  done: { readonly at: string; readonly by: string } | null,
  origin?: unknown,
): void {
  writeTogether(doc, () => writeEntry(mapOf(doc), id, { doneAt: done?.at, doneBy: done?.by }), origin);
}

/** Marks one day (`2026-11-23`) of a repeating plan as done or skipped, or takes that back. */
export function setPlanDay(
  doc: Y.Doc,
  id: string,
  state: "done" | "skipped",
  day: string,
  isSet: boolean,
  origin?: unknown,
): void {
  writeTogether(doc, () => setPlain(mapOf(doc), `${id}|${state}|${day}`, isSet ? true : undefined), origin);
}

/** Deletes a plan (W4). */
export function deletePlan(doc: Y.Doc, id: string, origin?: unknown): void {
  writeTogether(doc, () => setPlain(mapOf(doc), `${id}|deleted`, true), origin);
}

/** Writes a plan that comes from another person's document, whole and as it was (C13). For the server alone. */
export function movePlanInto(doc: Y.Doc, plan: PlanRecord): void {
  const { id, doneDays, skippedDays, deleted: _deleted, ...fields } = plan;
  writeTogether(doc, () => {
    if (mapOf(doc).size === 0) stampSchema(doc, "plans");
    const texts = Object.entries(fields).map(([key, value]) => [
      key,
      value === null || value === "" ? undefined : value,
    ]);
    writeEntry(mapOf(doc), id, { ...Object.fromEntries(texts), deleted: undefined });
    for (const day of doneDays) setPlain(mapOf(doc), `${id}|done|${day}`, true);
    for (const day of skippedDays) setPlain(mapOf(doc), `${id}|skipped|${day}`, true);
  });
}

function daysOf(entry: ReadonlyMap<string, unknown>, prefix: string): string[] {
  const days: string[] = [];
  for (const [field, value] of entry) {
    if (field.startsWith(prefix) && asFlag(value)) days.push(field.slice(prefix.length));
  }
  return days.sort();
}

function orCleared(fields: PlanFields): Record<string, Plain | undefined> {
  return Object.fromEntries(
    Object.entries(fields).map(([key, value]) => [key, value === null || value === "" ? undefined : value]),
  );
}
