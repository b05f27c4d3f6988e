import { useEffect } from "react";
import { useTranslations } from "use-intl";
import { A } from "@/components/ui/a";
import { SaveMark } from "@/components/ui/save-mark";
import { useConnection } from "@/lib/client/connection/use-connection";
import { useSaving } from "@/lib/client/saving/use-saving";

const loadAfterMs = 10_000;

/** The list with its export must open even after the browser has thrown away all files of the app. */
function useLoadedList(): void {
  useEffect(() => {
    const timer = setTimeout(() => void import("./saving-screen"), loadAfterMs);
    return () => clearTimeout(timer);
  }, []);
}

/** The state of saving of everything on this device, always in sight; a tap lists what waits (X2). */
export function SavingLink({ className }: { readonly className: string }) {
  const t = useTranslations("common.saving");
  const { kind, waiting, refused, problem } = useSaving();
  const { online, since, trouble } = useConnection();
  useLoadedList();
  const said = problem === null ? undefined : t(problem.code === "storage" ? "problem" : problem.code);
  return (
    <A className={className} href="/saving" title={t("open")}>
      <SaveMark
        kind={kind}
        waiting={waiting}
        refused={refused.length}
        problem={said}
        offline={!online && since !== null}
        trouble={trouble}
      />
    </A>
  );
}
