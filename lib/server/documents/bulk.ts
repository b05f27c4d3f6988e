import * as encoding from "lib0/encoding";
import * as Y from "yjs";
import type { z } from "zod";
import { rememberHolders } from "@/lib/db/document-holders";
import { type DocumentState, loadStates } from "@/lib/db/document-states";
import { bytesReply } from "../http/reply";
import type { Answer, MemberVisit } from "../http/route";
import type { bulkBody } from "./check-schemas";
import { sortReadable } from "./readable";

/**
 * `POST /api/documents/bulk`: whole states for a device's cache. varUint count, then for each document varString
 * name, varUint epoch, varUint seq, varUint8Array state (Yjs update, V1). What the caller may not read is left out.
 */
export async function answerBulk({
  runtime,
  actor,
  body,
}: MemberVisit<unknown, z.output<typeof bulkBody>>): Promise<Answer> {
  const { readable } = await sortReadable(runtime.db, actor, body.names);
  const states = readable.length > 0 ? await loadStates(runtime.db, readable) : [];
  await rememberHolders(
    runtime.db,
    states.map(({ name }) => ({ document: name, userId: actor.userId })),
  );
  return bytesReply(encodeStates(states));
}

function encodeStates(states: readonly DocumentState[]): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, states.length);
  for (const { name, epoch, seq, updates } of states) {
    encoding.writeVarString(encoder, name);
    encoding.writeVarUint(encoder, epoch);
    encoding.writeVarUint(encoder, seq);
    encoding.writeVarUint8Array(encoder, mergeUpdates(updates));
  }
  return encoding.toUint8Array(encoder);
}

/** Most documents are one snapshot, sent as it is stored. */
function mergeUpdates(updates: readonly Uint8Array[]): Uint8Array {
  const [only] = updates;
  if (only && updates.length === 1) return only;
  return updates.length > 0 ? Y.mergeUpdates([...updates]) : Y.encodeStateAsUpdate(new Y.Doc());
}
