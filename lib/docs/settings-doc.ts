import type * as Y from "yjs";
import {
  type CompanySettings,
  type CustomField,
  customFieldKinds,
  defaultRuleSettings,
  type Holiday,
  type Lane,
  type Product,
  planDoneByChoices,
  type RuleSettings,
} from "../domain/settings/model";
import {
  asFlag,
  asNumber,
  asOneOf,
  asText,
  isPlainValue,
  type Plain,
  parseJson,
  readEntries,
  rootMap,
  setPlain,
  writeEntry,
  writeTogether,
} from "./map-access";

type Entry = ReadonlyMap<string, unknown>;

/** Root maps of `company/settings` that hold flat keys. */
export type SettingsRoot = "settings" | "thresholds";
/** Root maps of `company/settings` that hold entries. */
export type SettingsList = "customFields" | "lanes" | "products" | "holidays";

/** The whole of `company/settings` (M2), without deleted entries, each list in its order. */
export function readSettings(doc: Y.Doc): CompanySettings {
  const company = rootMap(doc, "company");
  return {
    ...readRuleSettings(doc),
    companyName: asText(company.get("name")),
    timeZone: asText(company.get("timeZone")),
    customFields: readList(doc, "customFields", readCustomField),
    lanes: readLanes(doc),
    products: readList(doc, "products", readProduct),
    holidays: readList(doc, "holidays", readHoliday),
    thresholds: readThresholds(doc),
    values: readValues(doc),
  };
}

/** What `decide` needs of the settings (W3, C1). */
export function readRuleSettings(doc: Y.Doc): RuleSettings {
  const planDoneBy = asOneOf(planDoneByChoices, rootMap(doc, "settings").get("planDoneBy"));
  const definedFields = new Map(
    [...readEntries(rootMap(doc, "customFields"))].map(([id, entry]) => [id, readCustomField(id, entry)]),
  );
  return {
    planDoneBy: planDoneBy ?? defaultRuleSettings.planDoneBy,
    ...(definedFields.size > 0 ? { definedFields } : {}),
  };
}

/** The lanes of the pool (P2). */
export function readLanes(doc: Y.Doc): Lane[] {
  return readList(doc, "lanes", readLane);
}

/** Sets or clears one setting. */
export function setSetting(
  doc: Y.Doc,
  root: SettingsRoot,
  key: string,
  value: Plain | undefined,
  origin?: unknown,
): void {
  writeTogether(doc, () => setPlain(rootMap(doc, root), key, value), origin);
}

/** Writes fields of one entry; undefined clears a field. */
export function writeSettingsEntry(
  doc: Y.Doc,
  list: SettingsList,
  id: string,
  fields: Readonly<Record<string, Plain | undefined>>,
  origin?: unknown,
): void {
  writeTogether(doc, () => writeEntry(rootMap(doc, list), id, fields), origin);
}

/** Makes or changes a lane (P2). */
export function writeLane(doc: Y.Doc, lane: Lane, origin?: unknown): void {
  const { id, name, groupIds, order } = lane;
  writeSettingsEntry(doc, "lanes", id, { name, groupIds: JSON.stringify(groupIds), order }, origin);
}

/** Takes a lane out (P2). For the server alone, which sees to it that nobody stands in it. */
export function removeLane(doc: Y.Doc, id: string, origin?: unknown): void {
  writeSettingsEntry(doc, "lanes", id, { deleted: true }, origin);
}

/** Makes or changes a custom field (C1). */
export function writeCustomField(doc: Y.Doc, field: CustomField, origin?: unknown): void {
  const { id, name, kind, options, order, quick } = field;
  const values = { name, kind, options: JSON.stringify(options), order, quick: quick || undefined };
  writeSettingsEntry(doc, "customFields", id, values, origin);
}

/** Makes or changes a product (C12). */
export function writeProduct(doc: Y.Doc, { id, name, order }: Product, origin?: unknown): void {
  writeSettingsEntry(doc, "products", id, { name, order }, origin);
}

/** Retires a custom field or a product, or takes that back: what was noted with it stays where it is (C1, C12). */
export function setRetired(
  doc: Y.Doc,
  list: "customFields" | "products",
  id: string,
  retired: boolean,
  origin?: unknown,
): void {
  writeSettingsEntry(doc, list, id, { deleted: retired || undefined }, origin);
}

/** Name and time zone of the company. For the server alone. */
export function writeCompany(
  doc: Y.Doc,
  company: { readonly name: string; readonly timeZone: string },
  origin?: unknown,
): void {
  writeTogether(
    doc,
    () => {
      setPlain(rootMap(doc, "company"), "name", company.name);
      setPlain(rootMap(doc, "company"), "timeZone", company.timeZone);
    },
    origin,
  );
}

/** Calls back whenever anything in the settings changes; returns the way to stop. */
export function observeSettings(doc: Y.Doc, onChange: () => void): () => void {
  const roots = ["settings", "customFields", "lanes", "products", "thresholds", "holidays", "company"];
  const maps = roots.map((root) => rootMap(doc, root));
  for (const map of maps) map.observe(onChange);
  return () => {
    for (const map of maps) map.unobserve(onChange);
  };
}

function readCustomField(id: string, entry: Entry): CustomField {
  return {
    id,
    name: asText(entry.get("name")),
    kind: asOneOf(customFieldKinds, entry.get("kind")) ?? "text",
    options: readStrings(entry.get("options")),
    order: asNumber(entry.get("order")),
    ...(asFlag(entry.get("quick")) ? { quick: true } : {}),
  };
}

function readLane(id: string, entry: Entry): Lane {
  return {
    id,
    name: asText(entry.get("name")),
    groupIds: readStrings(entry.get("groupIds")),
    order: asNumber(entry.get("order")),
  };
}

function readProduct(id: string, entry: Entry): Product {
  return { id, name: asText(entry.get("name")), order: asNumber(entry.get("order")) };
}

function readHoliday(id: string, entry: Entry): Holiday & { readonly order: number } {
  return { id, name: asText(entry.get("name")), date: asText(entry.get("date")), order: 0 };
}

function readThresholds(doc: Y.Doc): Record<string, number> {
  const thresholds: Record<string, number> = {};
  rootMap(doc, "thresholds").forEach((value, key) => {
    if (typeof value === "number") thresholds[key] = value;
  });
  return thresholds;
}

function readValues(doc: Y.Doc): Record<string, Plain> {
  const values: Record<string, Plain> = {};
  rootMap(doc, "settings").forEach((value, key) => {
    if (isPlainValue(value)) values[key] = value;
  });
  return values;
}

function readList<T extends { readonly id: string; readonly order: number }>(
  doc: Y.Doc,
  list: SettingsList,
  read: (id: string, entry: Entry) => T,
): T[] {
  return [...readEntries(rootMap(doc, list))]
    .filter(([, entry]) => !asFlag(entry.get("deleted")))
    .map(([id, entry]) => read(id, entry))
    .sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1));
}

function readStrings(value: unknown): string[] {
  const parsed = parseJson<unknown>(value);
  return Array.isArray(parsed) ? parsed.filter((item): item is string => typeof item === "string") : [];
}
