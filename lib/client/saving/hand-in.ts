import { apiFetch } from "@/lib/client/http/api-fetch";
import { parseDocumentName } from "@/lib/docs/names";
import type { DocumentKind } from "@/lib/domain/access/document-name";

/** `taken`: the server has it. `impossible`: it never will. `later`: it could not be asked, or is busy. */
export type HandedIn = "taken" | "impossible" | "later";

/** A desk is nobody's but its owner's: nobody else could decide about it. */
const kinds: ReadonlySet<DocumentKind> = new Set<DocumentKind>(["customer", "plans", "board", "settings"]);
/** Never had the right, unknown to the server, too large. */
const finalStatuses: ReadonlySet<number> = new Set([403, 404, 413, 422]);

/** Gives the server what was not sent when the right was lost: those in charge decide about it. */
export async function handIn(
  document: string,
  update: Uint8Array,
  facts: { readonly label: string; readonly token?: string },
): Promise<HandedIn> {
  const parsed = parseDocumentName(document);
  if (!parsed || !kinds.has(parsed.kind)) return "impossible";
  const { label, token } = facts;
  const json = { document, update: toBase64(update), label: label.slice(0, 200), token };
  // With a token its holder is the author, whoever is signed in here by now.
  const withoutSession = token !== undefined;
  const answer = await apiFetch("/api/quarantine", { json, withoutSession, timeoutMs: 60_000 });
  if (answer.ok) return "taken";
  return finalStatuses.has(answer.error.status) ? "impossible" : "later";
}

const bytesAtOnce = 0x8000;

function toBase64(bytes: Uint8Array): string {
  let binary = "";
  for (let at = 0; at < bytes.length; at += bytesAtOnce) {
    binary += String.fromCharCode(...bytes.subarray(at, at + bytesAtOnce));
  }
  return btoa(binary);
}
