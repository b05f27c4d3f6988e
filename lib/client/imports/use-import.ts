import { useMemo } from "react";
import { usePeople } from "@/lib/client/people/use-people";
import { actorOf, type Me } from "@/lib/client/session/model";
import { useSettings } from "@/lib/client/settings/use-settings";
import { useStore } from "@/lib/client/store/use-store";
import { requireWorkspace, useWorkspaceStore } from "@/lib/client/workspace/current-workspace";
import type { Workspace } from "@/lib/client/workspace/workspace";
import { mayImportFor, mayImportInto } from "@/lib/domain/imports/rules";
import type { StoredImport } from "./import-db";
import { ImportSession, type ImportState, type OpenFacts } from "./import-session";

export type { StoredImport } from "./import-db";
export { doneOf } from "./import-outbox";
export type { ImportProgress, ImportState } from "./import-session";

const none: readonly StoredImport[] = [];
/** One per signed-in person and tab; made when the screen is first opened. */
const sessions = new WeakMap<Workspace, ImportSession>();

export function importSession(): ImportSession {
  const workspace = requireWorkspace();
  const session = sessions.get(workspace) ?? new ImportSession(workspace);
  sessions.set(workspace, session);
  return session;
}

export function useImportState(): ImportState {
  return useStore(importSession().state);
}

/** Imports of this device that wait, or whose end has not been seen. */
export const useStoredImports = (): readonly StoredImport[] =>
  useWorkspaceStore((workspace) => workspace.imports.imports, none);

/** What reading a file needs to know of company and person; the same rules as on the server. */
export function useOpenFacts(me: Me): OpenFacts {
  const settings = useSettings();
  const { people } = usePeople();
  return useMemo(() => {
    const actor = actorOf(me);
    return {
      timeZone: me.company.timeZone,
      customFields: settings?.customFields ?? [],
      people: people
        .filter((person) => !person.closed && person.role !== "maintainer")
        .map(({ id, name, groupIds }) => ({ id, names: [name], allowed: mayImportFor(actor, id, groupIds) })),
      lanes: (settings?.lanes ?? []).map(({ id, name, groupIds }) => ({
        id,
        names: [name],
        allowed: mayImportInto(actor, id, groupIds),
      })),
    };
  }, [me, settings, people]);
}

export const undoImport = (id: string): Promise<void> => requireWorkspace().imports.undo(id);
export const dismissImport = (id: string): Promise<void> => requireWorkspace().imports.dismiss(id);
export const retryImport = (id: string): Promise<void> => requireWorkspace().imports.retry(id);
