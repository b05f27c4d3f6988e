import { Suspense } from "react";
import { useTranslations } from "use-intl";
import { LateDecisions } from "@/components/pool/late-decisions";
import { MoveDialogs } from "@/components/pool/move-dialogs";
import { usePath } from "@/lib/client/navigation";
import type { Me } from "@/lib/client/session/model";
import { BottomBar } from "./bottom-bar";
import { ErrorBoundary } from "./error-boundary";
import { useVisits } from "./go-back";
import { Overlays } from "./overlays";
import { Screen } from "./screen";
import { Sidebar } from "./sidebar";
import { Toasts } from "./toasts";
import { useShortcuts } from "./use-shortcuts";

/** What every screen has around it: the ways around, the state of saving, shortcuts, what lies over it. */
export function Frame({ me }: { readonly me: Me }) {
  const t = useTranslations("common");
  const { pathname } = usePath();
  useShortcuts();
  useVisits();
  return (
    <div className="app">
      <a className="skip" href="#content">
        {t("skip")}
      </a>
      <Sidebar me={me} />
      <ErrorBoundary resetKey={pathname}>
        <Suspense fallback={<main className="main" aria-busy="true" aria-label={t("loading")} />}>
          <Screen me={me} />
        </Suspense>
      </ErrorBoundary>
      <BottomBar me={me} />
      <Overlays />
      <MoveDialogs />
      <LateDecisions />
      <Toasts />
    </div>
  );
}
