import { useMemo } from "react";
import { useDocument } from "@/lib/client/documents/use-document";
import { useStore } from "@/lib/client/store/use-store";
import { settingsName } from "@/lib/docs/names";
import { observeSettings, readSettings } from "@/lib/docs/settings-doc";
import type { CompanySettings } from "@/lib/domain/settings/model";

const none = { get: (): CompanySettings | null => null, subscribe: () => () => undefined };

/** The company's settings, live; null until this device has them. */
export function useSettings(): CompanySettings | null {
  const { doc } = useDocument(settingsName);
  const store = useMemo(() => {
    if (!doc) return none;
    let settings: CompanySettings | null = null;
    return {
      get: () => {
        settings ??= readSettings(doc);
        return settings;
      },
      subscribe: (listener: () => void) =>
        observeSettings(doc, () => {
          settings = null;
          listener();
        }),
    };
  }, [doc]);
  return useStore<CompanySettings | null>(store);
}
