import type * as Y from "yjs";
import type { Tx } from "@/lib/db/client";
import { listClaimTimes } from "@/lib/db/ownership-moves";
import { loadHandedIn } from "@/lib/db/quarantine";
import {
  loadGroupRows,
  loadIndexCustomers,
  loadIndexFollowUps,
  loadIndexPlans,
  loadPersonRows,
  loadPoolRows,
  loadRefusals,
  type TakenTask,
} from "@/lib/db/server-rows";
import { loadSharedViews } from "@/lib/db/shared-views";
import { type ClaimTimes, claimTimesKey } from "@/lib/docs/inbox-doc";
import { readRows, writeRow } from "@/lib/docs/row-map";
import { stampSchema } from "@/lib/docs/schema-version";
import { rootsOf } from "@/lib/domain/access/decide";
import type { DocumentName } from "@/lib/domain/access/document-name";
import type { FollowUpRow } from "@/lib/domain/follow-ups/model";
import type { LiveDocument } from "../live-document";
import { rowPinyin } from "./row-pinyin";

/** How far back an index goes in follow-ups (design §2). */
const followUpDays = 90;

/** Root → key → row; null: the document has no such row any more. */
type Rows = Map<string, Map<string, object | null>>;

/** Reads what the rows named by the tasks are by now, and answers the change that makes the document say so. */
export async function prepareRows(
  tx: Tx,
  live: LiveDocument,
  document: DocumentName,
  tasks: readonly TakenTask[],
): Promise<() => void> {
  const rows: Rows = new Map();
  const keysByRoot = new Map<string, string[]>();
  for (const { root, key } of tasks) keysByRoot.set(root, [...(keysByRoot.get(root) ?? []), key]);
  for (const [root, keys] of keysByRoot) {
    const found = await readTables(tx, document, root, keys);
    if (found) addRows(rows, root, keys, found);
  }
  if (document.kind === "index") await followCustomers(tx, live, document.id, rows);
  return () => writeRows(live, rows);
}

/** As `prepareRows`, for every row that the tables have and every one that the document has. */
export async function prepareAllRows(
  tx: Tx,
  live: LiveDocument,
  document: DocumentName,
): Promise<() => void> {
  const rows: Rows = new Map();
  for (const root of rootsOf(document.kind)) {
    const name = String(root.name);
    const found = await readTables(tx, document, name, "all");
    if (found) addRows(rows, name, [...new Set([...rootKeys(live.doc, name), ...found.keys()])], found);
  }
  return () => writeRows(live, rows);
}

function addRows(
  rows: Rows,
  root: string,
  keys: readonly string[],
  found: ReadonlyMap<string, object>,
): void {
  const target = rows.get(root) ?? new Map<string, object | null>();
  for (const key of keys) target.set(key, found.get(key) ?? null);
  rows.set(root, target);
}

async function readTables(
  tx: Tx,
  document: DocumentName,
  root: string,
  keys: readonly string[] | "all",
): Promise<ReadonlyMap<string, object> | null> {
  switch (`${document.kind}/${root}`) {
    case "index/customers":
      return "id" in document ? loadIndexCustomers(tx, document.id, keys) : null;
    case "index/followUps":
      return "id" in document
        ? loadIndexFollowUps(tx, document.id, keys === "all" ? keys : { ids: keys }, since())
        : null;
    case "index/plans":
      return "id" in document ? loadIndexPlans(tx, document.id, keys) : null;
    case "pool/customers":
      return "id" in document ? loadPoolRows(tx, document.id, keys) : null;
    case "group/views":
      return "id" in document ? loadSharedViews(tx, document.id, keys) : null;
    case "people/people":
      return loadPersonRows(tx, keys, (name) => rowPinyin(name, ""));
    case "people/groups":
      return loadGroupRows(tx, keys);
    case "inbox/quarantine":
      return "id" in document ? loadHandedIn(tx, document.id, keys) : null;
    case "inbox/refusals":
      return "id" in document ? loadRefusals(tx, document.id, keys) : null;
    case "inbox/results":
      return "id" in document ? loadClaims(tx, document.id) : null;
    default:
      return null;
  }
}

/** Enough for any limit of a day that makes sense. */
const claimsShown = 100;

async function loadClaims(tx: Tx, userId: string): Promise<ReadonlyMap<string, ClaimTimes>> {
  const at = await listClaimTimes(tx, userId, claimsShown);
  return new Map(at.length > 0 ? [[claimTimesKey, { at }]] : []);
}

const since = () => new Date(Date.now() - followUpDays * 86_400_000);

/** A customer that comes or goes takes its follow-ups along: whoever moves it names only the customer. */
async function followCustomers(tx: Tx, live: LiveDocument, userId: string, rows: Rows): Promise<void> {
  const customers = rows.get("customers");
  if (!customers) return;
  const known = rootKeys(live.doc, "customers");
  const coming = [...customers].filter(([id, row]) => row && !known.has(id)).map(([id]) => id);
  const going = new Set([...customers].filter(([id, row]) => !row && known.has(id)).map(([id]) => id));
  const ids = new Set<string>();
  if (coming.length > 0) {
    const found = await loadIndexFollowUps(tx, userId, { customerIds: coming }, since());
    for (const id of found.keys()) ids.add(id);
  }
  if (going.size > 0) {
    for (const { id, customerId } of readRows<FollowUpRow>(live.doc, "followUps").values())
      if (going.has(customerId)) ids.add(id);
  }
  if (ids.size === 0) return;
  // Another customer may hold the same id.
  addRows(rows, "followUps", [...ids], await loadIndexFollowUps(tx, userId, { ids: [...ids] }, since()));
}

function rootKeys(doc: Y.Doc, root: string): ReadonlySet<string> {
  const keys = new Set<string>();
  const map = doc.share.get(root);
  if (map) for (const [key, item] of map._map) if (!item.deleted) keys.add(key);
  return keys;
}

function writeRows(live: LiveDocument, rows: Rows): void {
  if (live.structs === 0) stampSchema(live.doc, live.kind);
  for (const [root, rowByKey] of rows) {
    const before = readRowTexts(live.doc, root, rowByKey.keys());
    for (const [key, row] of rowByKey) {
      if (!isSameRow(before.get(key), row)) writeRow(live.doc, root, key, row);
    }
  }
}

function readRowTexts(doc: Y.Doc, root: string, keys: Iterable<string>): Map<string, unknown> {
  const map = doc.share.get(root);
  const texts = new Map<string, unknown>();
  for (const key of keys) {
    const item = map?._map.get(key);
    if (item && !item.deleted) texts.set(key, item.content.getContent().at(-1));
  }
  return texts;
}

/** A row that differs in its sequence alone says nothing new; each overwrite costs readers a struct for ever. */
function isSameRow(text: unknown, row: object | null): boolean {
  if (typeof text !== "string" || row === null) return text === undefined && row === null;
  return withoutRev(text) === withoutRev(JSON.stringify(row));
}

const withoutRev = (json: string): string => json.replace(/"rev":\d+/, '"rev":0');
