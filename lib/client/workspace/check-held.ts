import type { Documents } from "@/lib/client/documents/documents";
import { apiFetch } from "@/lib/client/http/api-fetch";
import type { SavingLedger } from "@/lib/client/saving/ledger";
import type { Cache } from "@/lib/client/storage/cache";

interface Checked {
  readonly denied: readonly string[];
  /** Of an outdated epoch: the copy is of no use. */
  readonly stale: readonly string[];
}

const namesAtOnce = 2_000;

/** On each connection: what the person may no longer read must not stay here. */
export async function checkHeld(cache: Cache, documents: Documents, ledger: SavingLedger): Promise<void> {
  const names = [...(await cache.heldByName()).keys()];
  for (let at = 0; at < names.length; at += namesAtOnce) {
    const answer = await apiFetch<Checked>("/api/documents/check", {
      json: { names: names.slice(at, at + namesAtOnce) },
    });
    if (!answer.ok) return;
    const { denied, stale } = answer.value;
    await forget(denied.filter((name) => !isOpenOrDirty(name)));
    await forget(stale.filter((name) => !isOpenOrDirty(name)));
    for (const name of denied.filter(isOpenOrDirty)) await documents.deny(name);
  }

  function isOpenOrDirty(name: string): boolean {
    return documents.find(name) !== null || ledger.record(name) !== undefined;
  }

  async function forget(gone: readonly string[]): Promise<void> {
    if (gone.length > 0) await cache.forgetDocuments(gone);
  }
}
