import { useTranslations } from "use-intl";
import { useBirthdayText } from "@/components/customer/birthday";
import { type FieldWord, fieldWords } from "@/components/customer/field-words";
import { usePersonName } from "@/components/follow-ups/use-person-name";
import { sayExact, timeOfDay } from "@/components/ui/say-time";
import { useSay } from "@/components/ui/use-say";
import type { CustomerChange } from "@/lib/client/customers/model";
import { useSettings } from "@/lib/client/settings/use-settings";
import { customerLevels, customerSources, customerStatuses, genders } from "@/lib/domain/customers/model";
import { followUpMethods } from "@/lib/domain/follow-ups/model";
import { listRoots } from "./group-changes";
import { useMoveWords } from "./move-words";

export interface ChangeWords {
  readonly field: string;
  readonly old: string;
  readonly next: string;
}

const timeFields = new Set([
  "nextVisitAt",
  "resumeAt",
  "createdAt",
  "dueAt",
  "keptAt",
  "solvedAt",
  "raisedAt",
  "at",
]);
const followUpKeys = ["subject", "method", "deleted", "time", "authorId", "createdAt"] as const;

/** `followUps/<id>|time|1` → root `followUps`, key `time`. */
function pathParts(path: string): { readonly root: string; readonly key: string } {
  const slash = path.indexOf("/");
  const root = slash < 0 ? path : path.slice(0, slash);
  const rest = slash < 0 ? "" : path.slice(slash + 1);
  return { root, key: rest.includes("|") ? (rest.split("|")[1] ?? "") : rest };
}

const oneOf = <T extends string>(values: readonly T[], value: unknown): T | undefined =>
  values.find((known) => known === value);

/** A change in the words of the interface: no keys and no codes reach a person (C6). */
export function useChangeWords(): (change: CustomerChange) => ChangeWords {
  const t = useTranslations("customer.change");
  const removal = ({ newValue }: CustomerChange): ChangeWords => ({
    field: t(newValue ? "followUp.deleted" : "followUp.restored"),
    old: "",
    next: "",
  });
  const field = useFieldName();
  const value = useValueText();
  const move = useMoveWords();
  return (change) => {
    const { root, key } = pathParts(change.path);
    if (root === "ownership") return move(key, change);
    if (root === "followUps" && key === "deleted") return removal(change);
    const list = oneOf(listRoots, root);
    if (list && key === "deleted") return { field: t(`removed.${list}`), old: "", next: "" };
    return {
      field: field(root, key),
      old: value(root, key, change.oldValue),
      next: value(root, key, change.newValue),
    };
  };
}

function useFieldName(): (root: string, key: string) => string {
  const t = useTranslations("customer");
  const settings = useSettings();
  return (root, key) => {
    if (root.startsWith("text:")) return t("change.text");
    if (root === "followUps") {
      const known = oneOf(followUpKeys, key);
      return known ? t(`change.followUp.${known}`) : t("change.followUp.other");
    }
    const list = oneOf(listRoots, root);
    if (list) return t(`change.list.${list}`);
    if (root !== "fields") return t("change.other");
    if (key.startsWith("x.")) {
      return settings?.customFields.find((custom) => `x.${custom.id}` === key)?.name ?? t("change.other");
    }
    const known: FieldWord | undefined = oneOf(fieldWords, key);
    return known ? t(`field.${known}`) : t("change.other");
  };
}

function useValueText(): (root: string, key: string, value: unknown) => string {
  const t = useTranslations("customer");
  const statuses = useTranslations("common.status");
  const say = useSay();
  const birthday = useBirthdayText();
  const nameOf = usePersonName();
  const time = (value: string): string => {
    const at = Date.parse(value);
    if (!Number.isFinite(at)) return value;
    const exact = sayExact(at, say);
    return timeOfDay(at, say) === null ? exact.replace(/[, ]*00:00/, "") : exact;
  };
  return (root, key, value) => {
    if (value === undefined || value === null || value === "") return "";
    if (typeof value === "boolean") return t(value ? "change.yes" : "change.no");
    const text = String(value);
    if (timeFields.has(key) || key === "time") return time(text);
    if (root === "followUps" && key === "authorId") return nameOf(text);
    if (key === "birthday") return birthday(text);
    if (key === "photo") return t("change.picture");
    if (key === "referrerId") return t("change.another");
    const status = key === "status" && oneOf(customerStatuses, text);
    if (status) return statuses(status);
    const level = key === "level" && oneOf(customerLevels, text);
    if (level) return t(`level.${level}`);
    const source = key === "source" && oneOf(customerSources, text);
    if (source) return t(`source.${source}`);
    const gender = key === "gender" && oneOf(genders, text);
    if (gender) return t(`gender.${gender}`);
    const method = key === "method" && oneOf(followUpMethods, text);
    return method ? t(`method.${method}`) : text;
  };
}
