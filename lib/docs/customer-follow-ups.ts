import type * as Y from "yjs";
import { type FollowUp, type FollowUpMethod, followUpMethods } from "../domain/follow-ups/model";
import { redatedTime } from "../domain/follow-ups/redate";
import {
  asFlag,
  asOneOf,
  asText,
  asTextOrNull,
  readEntries,
  rootMap,
  setPlain,
  writeEntry,
  writeTogether,
} from "./map-access";
import { appendParagraphs, rootFragment } from "./rich-text";

/** A follow-up that is being added (F1). `text`: the note's lines, where it is known already. */
export interface NewFollowUp {
  readonly id: string;
  readonly subject: string;
  readonly method: FollowUpMethod;
  readonly authorId: string;
  readonly time: string;
  readonly now: string;
  readonly text?: readonly string[];
}

const mapOf = (doc: Y.Doc) => rootMap(doc, "followUps");

/** The follow-ups of a customer document, newest first, deleted ones included (the history shows them, F4). */
export function readFollowUps(doc: Y.Doc): FollowUp[] {
  const followUps: FollowUp[] = [];
  for (const [id, entry] of readEntries(mapOf(doc))) {
    const times = readTimes(entry);
    const createdAt = asTextOrNull(entry.get("createdAt")) ?? times[0] ?? "";
    const time = times.at(-1) ?? createdAt;
    // Without any time the entry is only half arrived, or half refused: it is nothing to show yet.
    if (time === "") continue;
    followUps.push({
      id,
      subject: asText(entry.get("subject")),
      method: asOneOf(followUpMethods, entry.get("method")) ?? "other",
      authorId: asText(entry.get("authorId")),
      createdAt,
      time,
      times: times.length > 0 ? times : [time],
      deleted: asFlag(entry.get("deleted")),
    });
  }
  return followUps.sort((a, b) => (a.time === b.time ? compare(b.id, a.id) : compare(b.time, a.time)));
}

/** Adds a follow-up (F1), with its text, as one transaction. */
export function addFollowUp(doc: Y.Doc, followUp: NewFollowUp, origin?: unknown): void {
  writeTogether(
    doc,
    () => {
      writeEntry(mapOf(doc), followUp.id, {
        authorId: followUp.authorId,
        createdAt: followUp.now,
        subject: followUp.subject,
        method: followUp.method,
        "time|0": followUp.time,
      });
      if (followUp.text) appendParagraphs(followUpText(doc, followUp.id), followUp.text);
    },
    origin,
  );
}

/** Changes topic or kind (F3: the content may be edited, the time may not). */
export function editFollowUp(
  doc: Y.Doc,
  id: string,
  fields: { readonly subject?: string; readonly method?: FollowUpMethod },
  origin?: unknown,
): void {
  writeTogether(
    doc,
    () => {
      for (const [field, value] of Object.entries(fields)) {
        if (value !== undefined) setPlain(mapOf(doc), `${id}|${field}`, value);
      }
    },
    origin,
  );
}

/** *Match* (F3): "we spoke again now" appends a time; earlier ones stay as history. Returns the time written. */
export function redateFollowUp(doc: Y.Doc, id: string, time: string, origin?: unknown): string {
  const times = readTimes(readEntries(mapOf(doc)).get(id) ?? new Map());
  const next = redatedTime(times, time);
  writeTogether(doc, () => setPlain(mapOf(doc), `${id}|time|${times.length}`, next), origin);
  return next;
}

/** Removes a follow-up (F4): it is marked, its content stays for the change history. */
export function deleteFollowUp(doc: Y.Doc, id: string, origin?: unknown): void {
  writeTogether(doc, () => setPlain(mapOf(doc), `${id}|deleted`, true), origin);
}

/** Takes a removal back: undo. */
export function restoreFollowUp(doc: Y.Doc, id: string, origin?: unknown): void {
  writeTogether(doc, () => setPlain(mapOf(doc), `${id}|deleted`, undefined), origin);
}

/** Name of the fragment that holds a follow-up's text, for editors that are bound by name. */
export const followUpTextName = (id: string): string => `text:${id}`;

/** The rich text of a follow-up (F5). */
export function followUpText(doc: Y.Doc, id: string): Y.XmlFragment {
  return rootFragment(doc, followUpTextName(id));
}

/** Calls back with the ids of the follow-ups whose own values changed; returns the way to stop. */
export function observeFollowUps(doc: Y.Doc, onChange: (ids: ReadonlySet<string>) => void): () => void {
  const map = mapOf(doc);
  const listen = (event: Y.YMapEvent<unknown>) =>
    onChange(new Set([...event.keysChanged].map((key) => String(key).split("|", 1)[0] ?? "")));
  map.observe(listen);
  return () => map.unobserve(listen);
}

/** Times in the order of their number, as far as they follow each other without a gap. */
function readTimes(entry: ReadonlyMap<string, unknown>): string[] {
  const times: string[] = [];
  for (let n = 0; ; n += 1) {
    const time = asTextOrNull(entry.get(`time|${n}`));
    if (time === null) return times;
    times.push(time);
  }
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
