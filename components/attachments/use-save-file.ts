import { toast } from "sonner";
import { useTranslations } from "use-intl";
import { saveFile } from "@/components/ui/save-file";
import { readFile } from "@/lib/client/files/use-file";
import { useWorkspace } from "@/lib/client/workspace/current-workspace";
import type { CustomerAttachment } from "@/lib/domain/customers/record";

type Wanted = Pick<CustomerAttachment, "hash" | "name">;

/** Hands the person a file, from this device or the server. */
export function useSaveFile(customerId: string): (attachment: Wanted) => Promise<void> {
  const t = useTranslations("attachments");
  const workspace = useWorkspace();
  return async ({ hash, name }) => {
    if (!workspace) return;
    const bytes = await readFile(workspace, customerId, hash);
    if (typeof bytes === "string") toast(t(bytes === "onItsWay" ? "view.onItsWay" : "tryLater"));
    // Of no type that a browser would open beside this app: it is saved.
    else saveFile(name, new Blob([bytes], { type: "application/octet-stream" }));
  };
}
