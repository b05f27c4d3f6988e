import type { SignedIn } from "./sign-in";

export interface ListedCustomer {
  readonly id: string;
  readonly name: string;
  readonly company: string;
  readonly phone: string;
  readonly customerNo: string | null;
  readonly pinyin: string;
}

/** The nth customer of a person, by REST: tests that write take one of their own each. */
export async function nthCustomer(person: SignedIn, nth: number): Promise<ListedCustomer> {
  const { rows } = await person.json<{ rows: readonly ListedCustomer[] }>(
    `/api/customers?owner=${person.userId}&limit=${nth + 1}`,
  );
  const row = rows[nth];
  if (!row) throw new Error(`${person.username} has no customer number ${nth}`);
  return row;
}
