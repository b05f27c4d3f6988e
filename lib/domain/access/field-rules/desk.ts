import { querySubjects } from "../../queries/model";
import { can } from "../capabilities";
import type { RefusalCode } from "../refusal";
import { groupSubject } from "../subject";
import { metaRoot, metaRule } from "./meta";
import type { Change, KindRules } from "./rule";
import * as value from "./values";
import { documentPerson } from "./who";

const who = documentPerson;

/** A view is shared only with a group that one may read oneself (C5, R6). */
const withOwnGroup = ({ actor, newValue }: Change): RefusalCode | null =>
  newValue === undefined || can(actor, "group.read", groupSubject(String(newValue))) ? null : "notAllowed";

/** Rules of `desk/{userId}` (C5, F6, T5, A4): that person alone. */
export const deskRules: KindRules = {
  roots: [
    metaRoot,
    { name: "views", type: "map" },
    { name: "quickInputs", type: "map" },
    { name: "dismissed", type: "map" },
    { name: "settings", type: "map" },
    { name: "bottomLines", type: "map" },
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
    { root: "views", pattern: "<id>|groupId", value: value.id, who, also: withOwnGroup },
    { root: "views", pattern: "<id>|deleted", value: value.flag, who },
    { root: "quickInputs", pattern: "<id>|field", value: value.shortText, who },
    { root: "quickInputs", pattern: "<id>|text", value: value.longText, who },
    { root: "quickInputs", pattern: "<id>|order", value: value.number, who },
    { root: "quickInputs", pattern: "<id>|deleted", value: value.flag, who },
    { root: "dismissed", pattern: "<word>", value: value.shortText, who },
    { root: "settings", pattern: "<word>", value: value.plain, who },
    { root: "bottomLines", pattern: "<id>|text", value: value.longText, who },
  ],
};
