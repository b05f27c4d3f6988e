import { useTranslations } from "use-intl";
import { commandKey } from "@/components/pool/use-moves";
import { commandPath } from "@/lib/client/outbox/list-waiting";
import type { OutboxCommand } from "@/lib/client/outbox/model";
import type { RefusedItem } from "@/lib/client/saving/model";
import { useFieldName } from "./use-field-name";

function kindOf(root: string | undefined, isHandedIn: boolean) {
  if (isHandedIn) return "kind.handedIn";
  if (root === "attachments") return "kind.file";
  return root === "followUps" ? "kind.followUp" : "kind.other";
}

/** What was not accepted, and why, in words: for the list and for the file. */
export function useRefusalWords(): (item: RefusedItem) => { readonly what: string; readonly why: string } {
  const t = useTranslations("sync");
  const reasons = useTranslations("sync.reason");
  const codes = useTranslations("errors");
  const fieldName = useFieldName();
  const commands = useTranslations("pool.command");
  return ({ document, path, code, message, handedIn }) => {
    const [root, key] = path.split("/");
    const command = document.startsWith(commandPath) ? document.slice(commandPath.length) : null;
    const written = root === "fields" && key ? fieldName(key) : t(kindOf(root, handedIn !== undefined));
    const what = command ? commands(commandKey({ name: command as OutboxCommand })) : written;
    if (message) return { what, why: message };
    if (codes.has(code as never)) return { what, why: codes(code as never) };
    return { what, why: reasons.has(code as never) ? reasons(code as never) : reasons("default", { code }) };
  };
}
