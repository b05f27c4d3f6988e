import { lazy, Suspense } from "react";
import { closeMove, useMoveRequest } from "./move-request";

const ReleaseDialog = lazy(() => import("./release-dialog"));
const PersonDialog = lazy(() => import("./person-dialog"));
const DeleteDialog = lazy(() => import("./delete-dialog"));

/** The dialogs of releasing, handing over, assigning and deleting, over whichever screen asked. */
export function MoveDialogs() {
  const request = useMoveRequest();
  if (!request) return null;
  const { kind, chosen, onDone } = request;
  const done = () => {
    closeMove();
    onDone?.();
  };
  return (
    <Suspense fallback={null}>
      {kind === "release" && <ReleaseDialog chosen={chosen} onClose={closeMove} onDone={done} />}
      {(kind === "handOver" || kind === "assign") && (
        <PersonDialog kind={kind} chosen={chosen} onClose={closeMove} onDone={done} />
      )}
      {kind === "deleteForever" && <DeleteDialog chosen={chosen} onClose={closeMove} onDone={done} />}
    </Suspense>
  );
}
