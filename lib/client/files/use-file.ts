import { useEffect, useMemo, useState } from "react";
import { apiResponse } from "@/lib/client/http/api-fetch";
import { useStore } from "@/lib/client/store/use-store";
import { useWorkspace } from "@/lib/client/workspace/current-workspace";
import type { Workspace } from "@/lib/client/workspace/workspace";
import type { CustomerAttachment } from "@/lib/domain/customers/record";
import type { FilesWaiting } from "./file-outbox";

/** `absent`: not on this device, and the server can't be asked. `onItsWay`: whoever added it has not sent it yet. */
export type FileView =
  | { readonly state: "loading" | "absent" | "onItsWay" | "failed" }
  | { readonly state: "ready"; readonly url: string; readonly blob: Blob };

const loading: FileView = { state: "loading" };
const fetchMs = 120_000;

/** The bytes of a file as an address that pictures take; null asks for nothing. From this device, else the server. */
export function useFile(customerId: string, hash: string | null, type: string): FileView {
  const workspace = useWorkspace();
  const [view, setView] = useState<FileView>(loading);
  const [attempt, setAttempt] = useState(0);
  const online = useStore(workspace?.socket.connection ?? nowhere)?.online ?? false;
  useEffect(() => {
    if (!workspace || hash === null) return;
    let url: string | null = null;
    const abort = new AbortController();
    // Another attempt shows what the last one found, until it finds something else.
    setView((now) => (attempt > 0 && now.state !== "ready" ? now : loading));
    void readFile(workspace, customerId, hash, abort.signal).then((found) => {
      if (abort.signal.aborted) return;
      if (typeof found === "string") return setView({ state: found });
      const blob = new Blob([found], { type });
      url = URL.createObjectURL(blob);
      setView({ state: "ready", url, blob });
    });
    return () => {
      abort.abort();
      if (url) URL.revokeObjectURL(url);
    };
  }, [workspace, customerId, hash, type, attempt]);
  useEffect(() => {
    const waitMs = againMs[view.state];
    if (!online || waitMs === undefined) return;
    const timer = setTimeout(() => setAttempt(attempt + 1), waitMs);
    return () => clearTimeout(timer);
  }, [online, view.state, attempt]);
  return view;
}

/** When to ask once more, while there is a connection: nobody tells when somebody else's device has sent it. */
const againMs: Readonly<Partial<Record<FileView["state"], number>>> = { absent: 1_000, onItsWay: 15_000 };

const nowhere = { get: () => null, subscribe: () => () => undefined };

/** Read once more for saving or showing outside of a screen. */
export async function readFile(
  workspace: Workspace,
  customerId: string,
  hash: string,
  signal?: AbortSignal,
): Promise<ArrayBuffer | "absent" | "onItsWay" | "failed"> {
  // A store that does not answer is as good as one without the file: the server is asked.
  const here = await workspace.files.bytes(customerId, hash).catch(() => null);
  if (here) return here;
  const path = `/api/customers/${customerId}/files/${hash}`;
  const answer = await apiResponse(path, { timeoutMs: fetchMs, ...(signal ? { signal } : {}) });
  if (!answer.ok) {
    if (answer.error.status === 404) return "onItsWay";
    return answer.error.status === 0 ? "absent" : "failed";
  }
  try {
    const bytes = await answer.value.arrayBuffer();
    // Best effort: without room it is shown this once.
    await workspace.files.keepSeen(customerId, hash, bytes).catch(() => undefined);
    return bytes;
  } catch {
    return "absent";
  }
}

/** How safe a file is (X2): with the server as far as this device knows, on its way, or refused. */
export type FileState =
  | { readonly kind: "kept" }
  | { readonly kind: "waiting" }
  | { readonly kind: "sending"; readonly percent: number }
  | { readonly kind: "refused"; readonly code: string; readonly message: string };

const none: FilesWaiting = { files: [], sending: null };
const noneStore = { get: () => none, subscribe: () => () => undefined };
const kept: FileState = { kind: "kept" };

/** The states of all files on this device that are not with the server yet, by attachment. */
export function useFileStates(): (attachment: CustomerAttachment) => FileState {
  const workspace = useWorkspace();
  const { files, sending } = useStore(workspace?.uploads.state ?? noneStore);
  return useMemo(() => {
    const byAttachment = new Map(
      files.filter(({ isPreview }) => !isPreview).map((file) => [file.attachmentId, file]),
    );
    return ({ id }) => {
      const file = byAttachment.get(id);
      if (!file) return kept;
      if (file.state === "refused") return { kind: "refused", code: file.code, message: file.message };
      if (sending?.id !== file.id) return { kind: "waiting" };
      return { kind: "sending", percent: Math.floor((sending.sent / file.size) * 100) };
    };
  }, [files, sending]);
}
