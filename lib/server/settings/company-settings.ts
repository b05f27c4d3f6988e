import * as Y from "yjs";
import type { Executor } from "@/lib/db/client";
import { loadDocument } from "@/lib/db/documents";
import { settingsName } from "@/lib/docs/names";
import { readSettings } from "@/lib/docs/settings-doc";
import { type PoolRules, readPoolRules } from "@/lib/domain/pool/model";
import type { CompanySettings } from "@/lib/domain/settings/model";

/** The company's settings as they stand in the caller's transaction. */
export async function loadCompanySettings(db: Executor): Promise<CompanySettings> {
  const doc = new Y.Doc();
  const stored = await loadDocument(db, settingsName);
  if (stored?.snapshot) Y.applyUpdate(doc, stored.snapshot.state);
  for (const { update } of stored?.entries ?? []) Y.applyUpdate(doc, update);
  const settings = readSettings(doc);
  doc.destroy();
  return settings;
}

/** The rules of the pool (P5). */
export async function loadPoolRules(db: Executor): Promise<PoolRules> {
  return readPoolRules((await loadCompanySettings(db)).values);
}
