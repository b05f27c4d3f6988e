import { lazy, Suspense } from "react";
import { closeOverlay, useOverlay } from "./overlay";

const Palette = lazy(() => import("@/components/palette/palette"));
const AddSheet = lazy(() => import("./add-sheet"));
const FollowUpSheet = lazy(() => import("./follow-up-sheet"));
const KeysDialog = lazy(() => import("./keys-dialog"));
const SignOutDialog = lazy(() => import("@/components/settings/sign-out-dialog"));

/** What lies over the screen, loaded when it is first opened. */
export function Overlays() {
  const open = useOverlay();
  return (
    <Suspense fallback={null}>
      {open === "palette" && <Palette onClose={closeOverlay} />}
      {open === "add" && <AddSheet onClose={closeOverlay} />}
      {open === "followUp" && <FollowUpSheet onClose={closeOverlay} />}
      {open === "keys" && <KeysDialog onClose={closeOverlay} />}
      {open === "signOut" && <SignOutDialog onClose={closeOverlay} />}
    </Suspense>
  );
}
