import { useTranslations } from "use-intl";
import { PageHead } from "@/components/frame/page-head";
import { useTitle } from "@/components/ui/use-title";
import { DeletedSection } from "./deleted-section";
import { LanesSection } from "./lanes-section";
import { RulesSection } from "./rules-section";

/** The pool as the admin keeps it (M2, P2, P5, C9): lanes, rules, and what was deleted for ever. */
export default function PoolSettingsScreen() {
  const t = useTranslations("pool.admin");
  useTitle(t("title"));
  return (
    <main className="main" id="content">
      <PageHead title={t("title")} back="/settings" />
      <div className="scroll">
        <div className="page">
          <LanesSection />
          <RulesSection />
          <DeletedSection />
        </div>
      </div>
    </main>
  );
}
