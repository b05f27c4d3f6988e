import { deletionCap, rootRule } from "@/lib/domain/access/decide";
import type { Actor } from "@/lib/domain/access/model";
import { CloseCode } from "@/lib/protocol/close-codes";
import type { LiveDocument } from "../live-document";
import { isKnownDeletion } from "./brings-nothing";
import { countDeletedEntries } from "./count-deletions";
import type { ClientRun, DecodedUpdate } from "./decode-update";
import { limits, reservedClients } from "./limits";
import { StructPlaces } from "./struct-places";

/**
 * `gap`: the update leans on something that the server doesn't have. It is not kept: Yjs would apply it later,
 * inside somebody else's transaction and under their rights. The client is asked for what is missing.
 */
export type Admission =
  | { readonly kind: "admitted"; readonly claims: readonly number[] }
  | { readonly kind: "gap" }
  | { readonly kind: "refused"; readonly code: CloseCode; readonly reason: string };

const gap: Admission = { kind: "gap" };
const none: readonly number[] = [];

/**
 * Who announced a client id by presence: devices do before they write, and nobody else may then be the first to use
 * it, else the device's own writing would be taken for somebody else's.
 */
export type AnnouncedBy = (client: number) => string | undefined;

/** The gate: whether an update may be applied at all. Looks, and changes nothing. */
export function admitUpdate(
  live: LiveDocument,
  owners: ReadonlyMap<number, string | null>,
  update: DecodedUpdate,
  actor: Actor,
  announcedBy?: AnnouncedBy,
): Admission {
  for (const name of update.roots.keys()) {
    if (!rootRule(live.kind, name)) return refused("unknown root");
  }
  const ends = new Map<number, number>();
  let claims: number[] | null = null;
  for (const run of update.runs) {
    const clock = live.clockOf(run.client);
    ends.set(run.client, Math.max(clock, run.end));
    if (run.end <= clock) continue;
    if (clock < run.clock || run.hole) return gap;
    const owned = ownerOf(owners, run, clock);
    const owner = owned === undefined ? announcedBy?.(run.client) : owned;
    if (owned === undefined) claims = [...(claims ?? []), run.client];
    if (owner !== undefined && owner !== actor.userId) return refused("client id of somebody else");
  }
  if (!isReachable(live, update, ends)) return gap;
  const size = refuseSize(live, update, claims?.length ?? 0);
  if (size) return size;
  if (!isWellPlaced(live, update)) return refused("items in impossible places");
  if (update.deletes.length > 0) {
    const cap = deletionCap(actor.role);
    if (countDeletedEntries(live, update, cap) > cap) {
      return { kind: "refused", code: CloseCode.tooMany, reason: "deletes too much at once" };
    }
  }
  return { kind: "admitted", claims: claims ?? none };
}

/** What would take minutes to apply, or more memory than there is. */
function refuseSize(live: LiveDocument, update: DecodedUpdate, claims: number): Admission | null {
  const { runs, deletes, structs } = update;
  const isTooMuch =
    structs > limits.updateStructs ||
    claims > limits.updateClients ||
    (runs.length > 0 && live.bytes + update.bytes.length > limits.documentBytes) ||
    (deletes.length > limits.updateDeletes && countNewDeletions(live, update) > limits.updateDeletes);
  return isTooMuch ? { kind: "refused", code: CloseCode.tooLarge, reason: "too large" } : null;
}

/** Stock clients send all deletions that they know, however many those are. */
function countNewDeletions(live: LiveDocument, { deletes }: DecodedUpdate): number {
  return deletes.reduce((count, range) => count + Number(!isKnownDeletion(live, range)), 0);
}

/** Part of the run is known: the first new struct may be the rest of an item. */
function isResumed(live: LiveDocument, { client, clock, end }: ClientRun): boolean {
  const known = live.clockOf(client);
  return clock < known && known < end;
}

/** From this many nested types in one update on, it is looked at how deep they are. */
const manyTypes = 200;

/**
 * Yjs takes an item's left and right neighbour from wherever they are said to be. One with neighbours in two places
 * would tie a key to another key's values, past every rule: no copy of Yjs writes such an item.
 */
function isWellPlaced(live: LiveDocument, update: DecodedUpdate): boolean {
  if (update.setsKeyAnew) return false;
  const { crossings, types } = update;
  const resumed = update.runs.filter((run) => isResumed(live, run));
  if (crossings.length === 0 && types <= manyTypes && resumed.length === 0) return true;
  const places = new StructPlaces(live, update);
  if (!resumed.every(({ client }) => places.goesOn(client))) return false;
  for (let i = 0; i < crossings.length; i += 4) {
    const right = places.of(crossings[i + 2] as number, crossings[i + 3] as number);
    if (right === null) continue;
    // What stands under a key has a left neighbour at most.
    if (right.key !== null) return false;
    if (crossings[i] === -1) continue;
    const left = places.of(crossings[i] as number, crossings[i + 1] as number);
    if (left !== null && (left.key !== null || left.parent !== right.parent)) return false;
  }
  return types <= manyTypes || !places.nestsDeeperThan(limits.textDepth);
}

/** undefined: nobody's yet. null: the server's, or of somebody whose name is lost, and so not this actor's. */
function ownerOf(
  owners: ReadonlyMap<number, string | null>,
  run: ClientRun,
  clock: number,
): string | null | undefined {
  if (run.client < reservedClients) return null;
  const owner = owners.get(run.client);
  return owner === undefined && clock > 0 ? null : owner;
}

function isReachable(live: LiveDocument, update: DecodedUpdate, ends: ReadonlyMap<number, number>): boolean {
  const { needs, deletes } = update;
  const endOf = (client: number) => ends.get(client) ?? live.clockOf(client);
  for (let i = 0; i < needs.length; i += 2) {
    if ((needs[i + 1] as number) >= endOf(needs[i] as number)) return false;
  }
  for (const range of deletes) if (range.end > endOf(range.client)) return false;
  return true;
}

function refused(reason: string): Admission {
  return { kind: "refused", code: CloseCode.badRequest, reason };
}
