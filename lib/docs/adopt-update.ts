import * as Y from "yjs";
import type { Difference } from "../domain/quarantine/difference";
import { docOf, hasPending } from "./difference";
import { rootMap, setPlain } from "./map-access";
import { renameClients } from "./rename-clients";
import { appendParagraphs, rootFragment } from "./rich-text";

export interface Adoption {
  /** The document as it is now. */
  readonly state: readonly Uint8Array[];
  /** What was handed in, and what it was said to change. */
  readonly update: Uint8Array;
  readonly difference: Difference;
  readonly authorId: string;
  /** Who accepts it, and so writes it. */
  readonly actorId: string;
  /**
   * Client ids for what is written. Always the same for one entry: written twice after a crash, it stands there once.
   */
  readonly clientFor: (purpose: string) => number;
}

/**
 * An update that brings into the document what somebody else handed in, as a write of whoever accepts it (R10): the
 * letters merge where they were typed, and single values say what the difference says, whatever was written there
 * meanwhile. Null where the document says all of it already.
 */
export function adoptUpdate(adoption: Adoption): Uint8Array | null {
  const { state, update, difference, authorId, actorId, clientFor } = adoption;
  const doc = docOf(state);
  const parts: Uint8Array[] = [];
  const valueFor = (key: string, value: unknown) =>
    key.endsWith("|authorId") && value === authorId ? actorId : value;
  const renamed = renameClients(Y.diffUpdate(update, Y.encodeStateVector(doc)), {
    clientFor: (client) => clientFor(String(client)),
    valueFor,
  });
  const isMergeable = renamed !== null && !hasPending(docOf([...state, renamed]));
  doc.on("update", (part: Uint8Array) => parts.push(part));
  if (isMergeable) Y.applyUpdate(doc, renamed);
  doc.clientID = clientFor(isMergeable ? "values" : "all");
  const isFirst = !doc.store.clients.has(doc.clientID);
  doc.transact(() => {
    for (const { root, key, after } of difference.values) {
      setPlain(rootMap(doc, root), key, (valueFor(key, after) ?? undefined) as string | undefined);
    }
    if (!isMergeable && isFirst) writeTexts(doc, difference);
  });
  return parts.length > 0 ? Y.mergeUpdates(parts) : null;
}

/** Of a copy that doesn't fit any more: what was written is added at the end. */
function writeTexts(doc: Y.Doc, { texts }: Difference): void {
  for (const { name, changes } of texts) {
    if (name === "") continue;
    appendParagraphs(
      rootFragment(doc, name),
      changes.flatMap(({ after }) => (after === "" ? [] : after.split("\n"))),
    );
  }
}
