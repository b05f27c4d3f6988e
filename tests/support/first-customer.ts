import { plainRows } from "./plain-customer";
import type { SignedIn } from "./sign-in";
import { openSynced } from "./stock-client";

export interface ListedCustomer {
  readonly id: string;
  readonly name: string;
  readonly company: string;
  readonly phone: string;
  readonly customerNo: string | null;
  readonly pinyin: string;
  readonly status: string;
}

/** The nth customer of a person, from the person's index: tests that write take one of their own each. */
export async function nthCustomer(person: SignedIn, nth: number): Promise<ListedCustomer> {
  const index = await openSynced(person.url, `index/${person.userId}`, person.cookie);
  const rows = plainRows<ListedCustomer>(index.doc, "customers");
  index.close();
  const row = [...rows.values()].sort((a, b) => (a.id < b.id ? -1 : 1))[nth];
  if (!row) throw new Error(`${person.username} has no customer number ${nth}`);
  return row;
}
