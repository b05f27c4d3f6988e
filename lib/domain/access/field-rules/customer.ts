import { customerLevels, customerSources, customerStatuses, genders } from "../../customers/model";
import { demandKinds, issueKinds, promiseKinds } from "../../customers/record";
import { followUpMethods } from "../../follow-ups/model";
import { timeMayFollow } from "../../follow-ups/redate";
import { customValueError } from "../../settings/custom-value";
import { metaRoot, metaRule } from "./meta";
import type { Change, FieldRule, KindRules } from "./rule";
import * as value from "./values";
import { attachmentRemover, customerWriter, followUpRemover, isSelfIn, nobody } from "./who";

const writer = customerWriter;

const isSelf = isSelfIn(["subject", "method", "createdAt", "time|0"]);

/** F3: a time is appended, never changed. */
const isNextTime = (change: Change) => {
  const n = Number(change.parts[0]);
  const timeAt = (at: number) => change.facts.value("followUps", `${change.entryId}|time|${at}`);
  const previous = n === 0 ? null : timeAt(n - 1);
  if (previous === undefined) return "timeNotNext";
  return timeMayFollow(change.newValue as string, previous as string | null, change.facts.nowIso);
};

/**
 * C1: a value of a custom field is of the kind that the admin gave it. A field that is not known here yet takes what
 * is plain: its definition may still be on its way from another device.
 */
const fitsDefinition = ({ key, newValue, facts }: Change) => {
  const field = facts.settings.definedFields?.get(key.slice("x.".length));
  return field ? customValueError(field, newValue) : null;
};

const fields: readonly FieldRule[] = [
  { root: "fields", pattern: "customerNo", value: value.shortText, who: nobody, serverOnly: true },
  { root: "fields", pattern: "name", value: value.requiredText, who: writer, required: true },
  { root: "fields", pattern: "company", value: value.shortText, who: writer },
  { root: "fields", pattern: "jobTitle", value: value.shortText, who: writer },
  { root: "fields", pattern: "phone", value: value.shortText, who: writer },
  { root: "fields", pattern: "address", value: value.shortText, who: writer },
  { root: "fields", pattern: "gender", value: value.oneOf(genders), who: writer },
  { root: "fields", pattern: "industry", value: value.shortText, who: writer },
  { root: "fields", pattern: "source", value: value.oneOf(customerSources), who: writer },
  { root: "fields", pattern: "referrerId", value: value.id, who: writer },
  { root: "fields", pattern: "level", value: value.oneOf(customerLevels), who: writer },
  { root: "fields", pattern: "status", value: value.oneOf(customerStatuses), who: writer },
  { root: "fields", pattern: "resumeAt", value: value.time, who: writer },
  { root: "fields", pattern: "nextVisitAt", value: value.time, who: writer },
  { root: "fields", pattern: "birthday", value: value.birthday, who: writer },
  { root: "fields", pattern: "photo", value: value.shortText, who: writer },
  { root: "fields", pattern: "createdAt", value: value.time, who: writer, once: true },
  { root: "fields", pattern: "x.<id>", value: value.plain, who: writer, also: fitsDefinition },
];

const followUps: readonly FieldRule[] = [
  { root: "followUps", pattern: "<id>|subject", value: value.shortText, who: writer, required: true },
  {
    root: "followUps",
    pattern: "<id>|method",
    value: value.oneOf(followUpMethods),
    who: writer,
    required: true,
  },
  { root: "followUps", pattern: "<id>|authorId", value: value.id, who: writer, once: true, also: isSelf },
  { root: "followUps", pattern: "<id>|createdAt", value: value.time, who: writer, once: true },
  {
    root: "followUps",
    pattern: "<id>|time|<n>",
    value: value.time,
    who: writer,
    once: true,
    also: isNextTime,
  },
  { root: "followUps", pattern: "<id>|deleted", value: value.flag, who: followUpRemover },
];

const lists: readonly FieldRule[] = [
  { root: "promises", pattern: "<id>|followUpId", value: value.id, who: writer },
  { root: "promises", pattern: "<id>|kind", value: value.oneOf(promiseKinds), who: writer },
  { root: "promises", pattern: "<id>|text", value: value.longText, who: writer },
  { root: "promises", pattern: "<id>|dueAt", value: value.time, who: writer },
  { root: "promises", pattern: "<id>|keptAt", value: value.time, who: writer },
  { root: "promises", pattern: "<id>|deleted", value: value.flag, who: writer },
  { root: "issues", pattern: "<id>|kind", value: value.oneOf(issueKinds), who: writer },
  { root: "issues", pattern: "<id>|text", value: value.longText, who: writer },
  { root: "issues", pattern: "<id>|raisedAt", value: value.time, who: writer },
  { root: "issues", pattern: "<id>|dueAt", value: value.time, who: writer },
  { root: "issues", pattern: "<id>|solution", value: value.longText, who: writer },
  { root: "issues", pattern: "<id>|solvedAt", value: value.time, who: writer },
  { root: "issues", pattern: "<id>|deleted", value: value.flag, who: writer },
  { root: "demands", pattern: "<id>|kind", value: value.oneOf(demandKinds), who: writer },
  { root: "demands", pattern: "<id>|text", value: value.longText, who: writer },
  { root: "purchases", pattern: "<id>|productId", value: value.id, who: writer },
  { root: "purchases", pattern: "<id>|at", value: value.time, who: writer },
  { root: "purchases", pattern: "<id>|quantity", value: value.number, who: writer },
  { root: "purchases", pattern: "<id>|amount", value: value.integer, who: writer },
  { root: "purchases", pattern: "<id>|currency", value: value.currency, who: writer },
  { root: "purchases", pattern: "<id>|deleted", value: value.flag, who: writer },
  { root: "enquiries", pattern: "<id>|productId", value: value.id, who: writer },
  { root: "enquiries", pattern: "<id>|at", value: value.time, who: writer },
  { root: "enquiries", pattern: "<id>|text", value: value.longText, who: writer },
  { root: "enquiries", pattern: "<id>|deleted", value: value.flag, who: writer },
];

const isOwnAttachment = isSelfIn(["name", "hash", "previewHash", "size", "type", "addedAt"]);

/** C11: what an attachment is, is said once; its name may be changed, and who may take it off is a rule of its own. */
const attachments: readonly FieldRule[] = [
  { root: "attachments", pattern: "<id>|name", value: value.requiredText, who: writer, required: true },
  { root: "attachments", pattern: "<id>|hash", value: value.fileHash, who: writer, once: true },
  { root: "attachments", pattern: "<id>|previewHash", value: value.fileHash, who: writer, once: true },
  { root: "attachments", pattern: "<id>|size", value: value.fileSize, who: writer, once: true },
  { root: "attachments", pattern: "<id>|type", value: value.shortText, who: writer, once: true },
  { root: "attachments", pattern: "<id>|addedAt", value: value.time, who: writer, once: true },
  {
    root: "attachments",
    pattern: "<id>|addedBy",
    value: value.id,
    who: writer,
    once: true,
    also: isOwnAttachment,
  },
  { root: "attachments", pattern: "<id>|deleted", value: value.flag, who: attachmentRemover },
];

/** Rules of `customer/{customerId}` (C1, F1, F3, F4, F6, F7, C11, C12). */
export const customerRules: KindRules = {
  roots: [
    metaRoot,
    { name: "fields", type: "map" },
    { name: "followUps", type: "map" },
    { name: "promises", type: "map" },
    { name: "issues", type: "map" },
    { name: "demands", type: "map" },
    { name: "purchases", type: "map" },
    { name: "enquiries", type: "map" },
    { name: "attachments", type: "map" },
    { name: /^text:[A-Za-z0-9_-]{1,64}$/, type: "fragment" },
  ],
  fields: [metaRule("customer", writer), ...fields, ...followUps, ...lists, ...attachments],
};
