import { v7 as uuid } from "uuid";
import { apiFetch } from "@/lib/client/http/api-fetch";

/** A Yjs update without anything in it. */
const nothing = "AAA=";

/**
 * Whether the account behind this device's token was closed. The server tells it to nobody who could only guess:
 * such a token counts once the account is closed, and never before, so handing in nothing is the question.
 */
export async function isAccountClosed(token: string): Promise<boolean> {
  const json = { document: `customer/${uuid()}`, update: nothing, label: "", token };
  return (await apiFetch("/api/quarantine", { json, withoutSession: true })).ok;
}
