import enActivity from "./en/activity.json";
import enAttachments from "./en/attachments.json";
import enAuth from "./en/auth.json";
import enCommitments from "./en/commitments.json";
import enCommon from "./en/common.json";
import enCustomer from "./en/customer.json";
import enCustomers from "./en/customers.json";
import enDevice from "./en/device.json";
import enDuplicates from "./en/duplicates.json";
import enErrors from "./en/errors.json";
import enExports from "./en/exports.json";
import enFieldSettings from "./en/fieldSettings.json";
import enFollowUps from "./en/followUps.json";
import enImports from "./en/imports.json";
import enLikes from "./en/likes.json";
import enPalette from "./en/palette.json";
import enPeople from "./en/people.json";
import enPool from "./en/pool.json";
import enQuarantine from "./en/quarantine.json";
import enQueries from "./en/queries.json";
import enQuickInputs from "./en/quickInputs.json";
import enSettings from "./en/settings.json";
import enSetup from "./en/setup.json";
import enSharing from "./en/sharing.json";
import enSync from "./en/sync.json";
import enToday from "./en/today.json";
import zhActivity from "./zh-CN/activity.json";
import zhAttachments from "./zh-CN/attachments.json";
import zhAuth from "./zh-CN/auth.json";
import zhCommitments from "./zh-CN/commitments.json";
import zhCommon from "./zh-CN/common.json";
import zhCustomer from "./zh-CN/customer.json";
import zhCustomers from "./zh-CN/customers.json";
import zhDevice from "./zh-CN/device.json";
import zhDuplicates from "./zh-CN/duplicates.json";
import zhErrors from "./zh-CN/errors.json";
import zhExports from "./zh-CN/exports.json";
import zhFieldSettings from "./zh-CN/fieldSettings.json";
import zhFollowUps from "./zh-CN/followUps.json";
import zhImports from "./zh-CN/imports.json";
import zhLikes from "./zh-CN/likes.json";
import zhPalette from "./zh-CN/palette.json";
import zhPeople from "./zh-CN/people.json";
import zhPool from "./zh-CN/pool.json";
import zhQuarantine from "./zh-CN/quarantine.json";
import zhQueries from "./zh-CN/queries.json";
import zhQuickInputs from "./zh-CN/quickInputs.json";
import zhSettings from "./zh-CN/settings.json";
import zhSetup from "./zh-CN/setup.json";
import zhSharing from "./zh-CN/sharing.json";
import zhSync from "./zh-CN/sync.json";
import zhToday from "./zh-CN/today.json";

export const locales = ["zh-CN", "en"] as const;
export type Locale = (typeof locales)[number];

/** Every text of the interface (X3). Both languages are in the shell, so that switching needs no network. */
export const messagesByLocale = {
  "zh-CN": {
    activity: zhActivity,
    attachments: zhAttachments,
    auth: zhAuth,
    commitments: zhCommitments,
    common: zhCommon,
    customer: zhCustomer,
    customers: zhCustomers,
    device: zhDevice,
    duplicates: zhDuplicates,
    errors: zhErrors,
    exports: zhExports,
    fieldSettings: zhFieldSettings,
    followUps: zhFollowUps,
    imports: zhImports,
    likes: zhLikes,
    palette: zhPalette,
    people: zhPeople,
    pool: zhPool,
    quarantine: zhQuarantine,
    queries: zhQueries,
    quickInputs: zhQuickInputs,
    settings: zhSettings,
    setup: zhSetup,
    sharing: zhSharing,
    sync: zhSync,
    today: zhToday,
  },
  en: {
    activity: enActivity,
    attachments: enAttachments,
    auth: enAuth,
    commitments: enCommitments,
    common: enCommon,
    customer: enCustomer,
    customers: enCustomers,
    device: enDevice,
    duplicates: enDuplicates,
    errors: enErrors,
    exports: enExports,
    fieldSettings: enFieldSettings,
    followUps: enFollowUps,
    imports: enImports,
    likes: enLikes,
    palette: enPalette,
    people: enPeople,
    pool: enPool,
    quarantine: enQuarantine,
    queries: enQueries,
    quickInputs: enQuickInputs,
    settings: enSettings,
    setup: enSetup,
    sharing: enSharing,
    sync: enSync,
    today: enToday,
  },
} as const;
