import { apiFetch } from "@/lib/client/http/api-fetch";
import type { DuplicateFacts } from "@/lib/domain/customers/duplicates";

/** What the server tells of a customer that is there already: its id where it may be read, and whom to ask (C10). */
export interface ToldDuplicate {
  readonly customerId: string | null;
  /** Name of the owner; null: it stands in the pool. */
  readonly ask: string | null;
}

/** As many rows as one question may have. */
export const askedAtOnce = 500;

/** For each row whether the server knows such a customer; null when it can't be asked now. */
export async function askDuplicates(
  rows: readonly DuplicateFacts[],
  options: { readonly exceptId?: string; readonly signal?: AbortSignal } = {},
): Promise<readonly (ToldDuplicate | null)[] | null> {
  const cut = (text: string) => text.slice(0, 200);
  const json = {
    rows: rows.map(({ name, company, phone }) => ({
      name: cut(name),
      company: cut(company),
      phone: cut(phone),
    })),
    ...(options.exceptId ? { exceptId: options.exceptId } : {}),
  };
  const init = options.signal ? { json, signal: options.signal } : { json };
  const answer = await apiFetch<{ rows: (ToldDuplicate | null)[] }>("/api/customers/duplicates", init);
  return answer.ok ? answer.value.rows : null;
}
