import { useTranslations } from "use-intl";
import { commandKey } from "@/components/pool/use-moves";
import type { OutboxCommand } from "@/lib/client/outbox/model";
import type { SavingItem } from "@/lib/client/saving/model";
import { useFieldName } from "./use-field-name";

/** Language, colours and the like: their keys and values say nothing to a person. */
export const isOwnSettings = (item: SavingItem): boolean => item.document.startsWith("desk/");

/** What a change is, in a word or two: for lists and for the file. */
export function useChangeName(): (item: SavingItem) => string {
  const t = useTranslations("sync");
  const fieldName = useFieldName();
  const commands = useTranslations("pool.command");
  return (item) => {
    if (item.kind === "command") return commands(commandKey({ name: item.field as OutboxCommand }));
    if (isOwnSettings(item)) return t("kind.settings");
    return item.kind === "field" && item.field ? fieldName(item.field) : t(`kind.${item.kind}`);
  };
}
