import { deletionCap, rootRule } from "@/lib/domain/access/decide";
import type { Actor } from "@/lib/domain/access/model";
import { CloseCode } from "@/lib/protocol/close-codes";
import type { LiveDocument } from "../live-document";
import { countDeletedEntries } from "./count-deletions";
import type { ClientRun, DecodedUpdate } from "./decode-update";
import { reservedClients } from "./limits";

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

/** The gate: whether an update may be applied at all. Looks, and changes nothing. */
export function admitUpdate(
  live: LiveDocument,
  owners: ReadonlyMap<number, string | null>,
  update: DecodedUpdate,
  actor: Actor,
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
    const owner = ownerOf(owners, run, clock);
    if (owner === undefined) claims = [...(claims ?? []), run.client];
    else if (owner !== actor.userId) return refused("client id of somebody else");
  }
  if (!isReachable(live, update, ends)) return gap;
  if (update.deletes.length > 0) {
    const cap = deletionCap(actor.role);
    if (countDeletedEntries(live, update, cap) > cap) {
      return { kind: "refused", code: CloseCode.tooMany, reason: "deletes too much at once" };
    }
  }
  return { kind: "admitted", claims: claims ?? none };
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
