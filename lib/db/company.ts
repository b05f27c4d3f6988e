import { company } from "@/drizzle/schema";
import type { Executor } from "./client";

export interface Company {
  readonly name: string;
  readonly timeZone: string;
}

/** The company of this installation; null before `/setup`. */
export async function findCompany(db: Executor): Promise<Company | null> {
  const [row] = await db.select({ name: company.name, timeZone: company.timeZone }).from(company).limit(1);
  return row ?? null;
}

/** Answers false when there is a company already: of two set-ups at once, one wins. */
export async function insertCompany(db: Executor, values: Company): Promise<boolean> {
  const rows = await db.insert(company).values(values).onConflictDoNothing().returning({ id: company.id });
  return rows.length > 0;
}
