import { useMemo } from "react";
import { useMessages } from "use-intl";
import { usePeople } from "@/lib/client/people/use-people";
import type { Me } from "@/lib/client/session/model";
import { useSettings } from "@/lib/client/settings/use-settings";
import type { ExportContext, ExportWords } from "@/lib/domain/exports/cells";
import { exportColumns } from "@/lib/domain/exports/model";

/** Words, zone, fields and names that an export is written with. */
export function useExportContext(me: Me): {
  readonly context: ExportContext;
  readonly owners: Readonly<Record<string, string>>;
} {
  const messages = useMessages() as unknown as { readonly exports: ExportWords };
  const settings = useSettings();
  const { people } = usePeople();
  return useMemo(() => {
    const owners = Object.fromEntries(people.map(({ id, name }) => [id, name]));
    const { column, status, level, source, gender } = messages.exports;
    const context: ExportContext = {
      words: { column, status, level, source, gender },
      timeZone: me.company.timeZone,
      customFields: settings?.customFields ?? [],
      ownerName: (id) => owners[id ?? ""] ?? "",
    };
    return { context, owners };
  }, [messages, me, settings, people]);
}

/** Columns named in an address; those that paper has room for, where it names none. */
export const paperColumns = (given: string | null): readonly string[] =>
  given ? given.split(" ") : exportColumns.slice(0, 6);
