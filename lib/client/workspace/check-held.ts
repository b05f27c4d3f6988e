import type { Documents } from "@/lib/client/documents/documents";
import type { DeviceFiles } from "@/lib/client/files/device-files";
import { apiFetch } from "@/lib/client/http/api-fetch";
import type { SavingLedger } from "@/lib/client/saving/ledger";
import type { Cache } from "@/lib/client/storage/cache";
import { journaledDocuments } from "@/lib/client/storage/database-names";
import { customerName } from "@/lib/docs/names";

interface Checked {
  readonly denied: readonly string[];
  /** Of an outdated epoch: the copy is of no use. */
  readonly stale: readonly string[];
}

export interface HeldHere {
  readonly userId: string;
  readonly cache: Cache;
  readonly documents: Documents;
  readonly ledger: SavingLedger;
  readonly files: DeviceFiles;
  /** Copies that were not in use have left this device. */
  readonly onForgotten: (names: readonly string[]) => void;
}

const namesAtOnce = 2_000;

/** On each connection, first of all: what the person may no longer read is handed in, as far as not sent, and goes. */
export async function checkHeld(here: HeldHere): Promise<void> {
  const { cache, documents, ledger } = here;
  const held = await cache.heldByName();
  const journaled = await journaledDocuments(here.userId);
  const withFiles = (await here.files.customerIds()).map(customerName);
  const names = [...new Set([...held.keys(), ...ledger.dirtyNames(), ...journaled, ...withFiles])];
  const isInUse = (name: string) =>
    documents.find(name) !== null || ledger.record(name) !== undefined || journaled.includes(name);
  for (let at = 0; at < names.length; at += namesAtOnce) {
    const some = names.slice(at, at + namesAtOnce);
    const answer = await apiFetch<Checked>("/api/documents/check", {
      json: { names: some, epochs: epochsOf(some, held) },
    });
    if (!answer.ok) return;
    const { denied, stale } = answer.value;
    const idle = [...denied, ...stale].filter((name) => !isInUse(name));
    if (idle.length > 0) await cache.forgetDocuments(idle);
    here.onForgotten(denied.filter((name) => !isInUse(name)));
    for (const name of denied.filter(isInUse)) await documents.deny(name);
    for (const name of stale.filter(isInUse)) await documents.renew(name);
  }
}

function epochsOf(
  names: readonly string[],
  held: ReadonlyMap<string, { readonly epoch: number }>,
): Record<string, number> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const epoch = held.get(name)?.epoch ?? 0;
      return epoch > 0 ? [[name, epoch]] : [];
    }),
  );
}
