import { randomBytes } from "node:crypto";
import type { Database } from "@/lib/db/client";
import { findCompany } from "@/lib/db/company";

/** The one-time token of `/setup`; null once the company is set up. */
export async function makeSetupToken(db: Database, fixed: string | undefined): Promise<string | null> {
  if (await findCompany(db)) return null;
  return fixed ?? randomBytes(15).toString("base64url");
}
