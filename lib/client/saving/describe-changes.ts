import type * as Y from "yjs";
import type { PendingPath } from "@/lib/client/storage/cache-db";
import { readKeptAttachments } from "@/lib/docs/customer-attachments";
import { followUpText, plainText, readFields } from "@/lib/docs/customer-doc";
import { parseDocumentName } from "@/lib/docs/names";
import type { CustomerFields } from "@/lib/domain/customers/model";
import type { SavingItem } from "./model";

const excerptLength = 140;
const textPrefix = "text:";

type Paths = Readonly<Record<string, PendingPath>>;

const oneLine = (text: string): string => text.replace(/\s+/g, " ").trim().slice(0, excerptLength);

function fieldText(fields: CustomerFields, key: string): string {
  const value = key.startsWith("x.") ? fields.custom[key.slice(2)] : fields[key as keyof CustomerFields];
  return typeof value === "object" || value === undefined ? "" : String(value);
}

/** Changes by what a person did: a new customer, a follow-up, a text, a field. */
function groupOf(path: string): { group: string; kind: SavingItem["kind"] } | null {
  if (path.startsWith(textPrefix)) {
    return { group: `followUp:${path.slice(textPrefix.length)}`, kind: "followUpText" };
  }
  const [root = "", key = ""] = path.split("/");
  if (root === "fields") return { group: path, kind: "field" };
  if (root === "followUps") return { group: `followUp:${key.split("|")[0]}`, kind: "followUp" };
  if (root === "attachments") return { group: `file:${key.split("|")[0]}`, kind: "file" };
  // The schema stamp goes along with whatever made the document.
  return root === "meta" ? null : { group: path, kind: "other" };
}

function isNewCustomer(paths: Paths): boolean {
  return paths["fields/createdAt"]?.before === null;
}

/** What of a customer the server has not confirmed yet, in the order in which it was begun; texts shortened for lists. */
export function describeChanges(
  name: string,
  doc: Y.Doc,
  paths: Paths,
  shorten: (text: string) => string = oneLine,
): SavingItem[] {
  const parsed = parseDocumentName(name);
  const customerId = parsed?.kind === "customer" ? parsed.id : null;
  const fields = customerId === null ? null : readFields(doc);
  const isNew = isNewCustomer(paths);
  const items = new Map<string, SavingItem>();
  for (const [path, { since, before }] of Object.entries(paths)) {
    const found = customerId === null ? { group: name, kind: "other" as const } : groupOf(path);
    if (!found) continue;
    const isPartOfNew = isNew && found.kind === "field";
    const group = isPartOfNew ? "customer" : found.group;
    const known = items.get(group);
    if (known && (known.kind === "followUp" || found.kind !== "followUp")) continue;
    const field = found.kind === "field" && !isPartOfNew ? path.slice("fields/".length) : null;
    items.set(group, {
      id: `${name}#${group}`,
      document: name,
      kind: isPartOfNew ? "customer" : found.kind,
      customerId,
      customerName: fields?.name ?? "",
      field,
      excerpt: shorten(excerptOf(doc, fields, group, field)),
      before,
      since: known?.since ?? since,
    });
  }
  return [...items.values()];
}

const fileNameOf = (doc: Y.Doc, id: string): string =>
  readKeptAttachments(doc).find((file) => file.id === id)?.name ?? "";

function excerptOf(doc: Y.Doc, fields: CustomerFields | null, group: string, field: string | null): string {
  if (group.startsWith("followUp:")) {
    return plainText(followUpText(doc, group.slice("followUp:".length)));
  }
  if (!fields) return "";
  if (group.startsWith("file:")) return fileNameOf(doc, group.slice("file:".length));
  if (field === "photo") return fileNameOf(doc, fields.photo ?? "");
  return field === null
    ? [fields.name, fields.company].filter(Boolean).join(" · ")
    : fieldText(fields, field);
}
