import { poolRuleKeys } from "../../pool/model";
import { customFieldKinds, planDoneByChoices } from "../../settings/model";
import { metaRoot, metaRule } from "./meta";
import type { KindRules } from "./rule";
import * as value from "./values";
import { nobody, settingsWriter } from "./who";

const who = settingsWriter;

/** Rules of `company/settings` (M2, W3): admins alone. Name and time zone are set by the server. */
export const settingsRules: KindRules = {
  roots: [
    metaRoot,
    { name: "settings", type: "map" },
    { name: "customFields", type: "map" },
    { name: "lanes", type: "map" },
    { name: "products", type: "map" },
    { name: "thresholds", type: "map" },
    { name: "holidays", type: "map" },
    { name: "company", type: "map" },
  ],
  fields: [
    metaRule("settings", who),
    { root: "settings", pattern: "planDoneBy", value: value.oneOf(planDoneByChoices), who },
    // A rule that would release everything is asked about first: the command does, a document can't.
    ...poolRuleKeys.map((pattern) => ({
      root: "settings",
      pattern,
      value: value.plain,
      who: nobody,
      serverOnly: true,
    })),
    { root: "settings", pattern: "<word>", value: value.plain, who },
    { root: "customFields", pattern: "<id>|name", value: value.requiredText, who, required: true },
    { root: "customFields", pattern: "<id>|kind", value: value.oneOf(customFieldKinds), who, required: true },
    { root: "customFields", pattern: "<id>|options", value: value.longText, who },
    { root: "customFields", pattern: "<id>|order", value: value.number, who },
    { root: "customFields", pattern: "<id>|quick", value: value.flag, who },
    { root: "customFields", pattern: "<id>|deleted", value: value.flag, who },
    { root: "lanes", pattern: "<id>|name", value: value.requiredText, who, required: true },
    { root: "lanes", pattern: "<id>|groupIds", value: value.longText, who },
    { root: "lanes", pattern: "<id>|order", value: value.number, who },
    // By command: nobody may be left standing in a lane that is gone.
    { root: "lanes", pattern: "<id>|deleted", value: value.flag, who: nobody, serverOnly: true },
    { root: "products", pattern: "<id>|name", value: value.requiredText, who, required: true },
    { root: "products", pattern: "<id>|order", value: value.number, who },
    { root: "products", pattern: "<id>|deleted", value: value.flag, who },
    { root: "thresholds", pattern: "<word>", value: value.number, who },
    { root: "holidays", pattern: "<id>|name", value: value.requiredText, who, required: true },
    { root: "holidays", pattern: "<id>|date", value: value.birthday, who },
    { root: "holidays", pattern: "<id>|deleted", value: value.flag, who },
    { root: "company", pattern: "name", value: value.shortText, who: nobody, serverOnly: true },
    { root: "company", pattern: "timeZone", value: value.shortText, who: nobody, serverOnly: true },
  ],
};
