import { useState } from "react";
import { toast } from "sonner";
import { useTranslations } from "use-intl";
import { type Added, addFiles, type FilesOf } from "@/lib/client/files/actions";
import { useWhy } from "./use-why";

export interface AddingFiles {
  /** How many are being read and stored just now. */
  readonly count: number;
  readonly add: (files: readonly File[]) => Promise<void>;
}

/** Says of each file that was not added why it wasn't; those that were are in the list. */
export function useSayNotAdded(): (added: readonly Added[]) => void {
  const t = useTranslations("attachments");
  const why = useWhy();
  return (added) => {
    for (const file of added) {
      if (!file.ok) toast(t("notAdded", { name: file.name, why: why(file.code) }), { duration: 10_000 });
    }
  };
}

export function useAddFiles(of: FilesOf): AddingFiles {
  const say = useSayNotAdded();
  const [count, setCount] = useState(0);
  const add = async (files: readonly File[]) => {
    if (files.length === 0) return;
    setCount((now) => now + files.length);
    say(await addFiles(of, files));
    setCount((now) => now - files.length);
  };
  return { count, add };
}
