import { querySubjects } from "../../queries/model";
import { metaRoot, metaRule } from "./meta";
import type { KindRules } from "./rule";
import * as value from "./values";
import { documentPerson } from "./who";

const who = documentPerson;

/** Rules of `desk/{userId}` (C5, T5, A4): that person alone. */
export const deskRules: KindRules = {
  roots: [
    metaRoot,
    { name: "views", type: "map" },
    { name: "quickInputs", type: "map" },
    { name: "dismissed", type: "map" },
    { name: "settings", type: "map" },
  ],
  fields: [
    metaRule("desk", who),
    { root: "views", pattern: "<id>|name", value: value.shortText, who },
    { root: "views", pattern: "<id>|query", value: value.longText, who },
    { root: "views", pattern: "<id>|sort", value: value.shortText, who },
    { root: "views", pattern: "<id>|columns", value: value.longText, who },
    { root: "views", pattern: "<id>|subject", value: value.oneOf(querySubjects), who },
    { root: "views", pattern: "<id>|order", value: value.number, who },
    { root: "views", pattern: "<id>|pinned", value: value.flag, who },
    { root: "views", pattern: "<id>|groupId", value: value.id, who },
    { root: "views", pattern: "<id>|deleted", value: value.flag, who },
    { root: "quickInputs", pattern: "<id>|field", value: value.shortText, who },
    { root: "quickInputs", pattern: "<id>|text", value: value.longText, who },
    { root: "quickInputs", pattern: "<id>|order", value: value.number, who },
    { root: "quickInputs", pattern: "<id>|deleted", value: value.flag, who },
    { root: "dismissed", pattern: "<word>", value: value.shortText, who },
    { root: "settings", pattern: "<word>", value: value.plain, who },
  ],
};
