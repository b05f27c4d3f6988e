import type { FileOutboxContext } from "@/lib/client/files/file-outbox";
import { refusedFileItems, waitingFileItems } from "@/lib/client/files/list-waiting";
import { sendFile } from "@/lib/client/files/send-file";
import type { Workspace } from "./workspace";

export function fileContext(workspace: Workspace): FileOutboxContext {
  const { userId, files, socket, saving, rows } = workspace;
  return {
    userId,
    files,
    send: sendFile,
    isOnline: () => socket.connection.get().online,
    mayKeep: (customerId) => rows.row(customerId) !== null,
    onProblem: (message) => saving.setStorageProblem("files", message),
  };
}

/** Files stand in the list of what waits, beside the changes of documents. */
export function followFiles({ uploads, saving }: Workspace): () => void {
  let listed: unknown = null;
  const list = () => {
    const { files } = uploads.state.get();
    // How far the one on its way has got is no change of the list.
    if (files === listed) return;
    listed = files;
    saving.setOthers("files", { items: waitingFileItems(files), refused: refusedFileItems(files) });
  };
  const stop = uploads.state.subscribe(list);
  void uploads.load();
  return stop;
}
