import type * as Y from "yjs";
import type { GroupRow, PersonRow } from "../domain/people/model";
import { observeRows, readRows, writeRow } from "./row-map";

export interface People {
  readonly people: Map<string, PersonRow>;
  readonly groups: Map<string, GroupRow>;
}

/** Colleagues and groups (`company/people`), closed accounts included: old records keep a name. */
export function readPeople(doc: Y.Doc): People {
  return { people: readRows<PersonRow>(doc, "people"), groups: readRows<GroupRow>(doc, "groups") };
}

/** For the server alone. */
export function writePerson(doc: Y.Doc, userId: string, row: PersonRow | null, origin?: unknown): void {
  writeRow(doc, "people", userId, row, origin);
}

/** For the server alone. */
export function writeGroup(doc: Y.Doc, groupId: string, row: GroupRow | null, origin?: unknown): void {
  writeRow(doc, "groups", groupId, row, origin);
}

/** Calls back whenever a person or a group changes; returns the way to stop. */
export function observePeople(doc: Y.Doc, onChange: () => void): () => void {
  const stops = [observeRows(doc, "people", onChange), observeRows(doc, "groups", onChange)];
  return () => {
    for (const stop of stops) stop();
  };
}
