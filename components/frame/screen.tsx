import { Compass, ShieldCheck } from "lucide-react";
import { lazy } from "react";
import { useTranslations } from "use-intl";
import { CustomersScreen } from "@/components/customers/customers-screen";
import { TodayScreen } from "@/components/today/today-screen";
import { A } from "@/components/ui/a";
import { Empty } from "@/components/ui/empty";
import { usePath } from "@/lib/client/navigation";
import type { Me } from "@/lib/client/session/model";
import { canSometimes } from "@/lib/domain/access/capabilities";

const ActivityScreen = lazy(() => import("@/components/activity/activity-screen"));
const ExportRecords = lazy(() => import("@/components/export/export-records"));
const FieldSettingsScreen = lazy(() => import("@/components/field-settings/field-settings-screen"));
const ImportScreen = lazy(() => import("@/components/import/import-screen"));
const PaperScreen = lazy(() => import("@/components/export/paper-screen"));
const PeopleScreen = lazy(() => import("@/components/people/people-screen"));
const QuarantineScreen = lazy(() => import("@/components/quarantine/quarantine-screen"));
const PoolScreen = lazy(() => import("@/components/pool/pool-screen"));
const PoolSettingsScreen = lazy(() => import("@/components/pool-settings/pool-settings-screen"));
const SavingScreen = lazy(() => import("@/components/saving/saving-screen"));
const SettingsScreen = lazy(() => import("@/components/settings/settings-screen"));
const MoreScreen = lazy(() => import("./more-screen"));

/** The screen of an address. */
export function Screen({ me }: { readonly me: Me }) {
  const { pathname } = usePath();
  const [, first, second] = pathname.split("/");
  const readsCustomers = canSometimes(me.role, "index.read");
  if (first === "today") return readsCustomers ? <TodayScreen me={me} /> : <NoDocuments />;
  if (first === "import" && canSometimes(me.role, "customer.create")) return <ImportScreen me={me} />;
  if (first === "paper" && canSometimes(me.role, "export.customers")) return <PaperScreen me={me} />;
  if (first === "exports" && canSometimes(me.role, "audit.read")) return <ExportRecords />;
  if (first === "customers")
    return readsCustomers ? <CustomersScreen id={second || null} me={me} /> : <NoDocuments />;
  if (first === "follow-ups") return readsCustomers ? <ActivityScreen me={me} /> : <NoDocuments />;
  if (first === "pool")
    return canSometimes(me.role, "pool.read") ? <PoolScreen id={second || null} me={me} /> : <NoDocuments />;
  if (first === "settings" && second === "pool" && canSometimes(me.role, "settings.write"))
    return <PoolSettingsScreen />;
  if (first === "settings" && second === "fields" && canSometimes(me.role, "settings.write"))
    return <FieldSettingsScreen />;
  if (first === "people") return <PeopleScreen me={me} />;
  if (first === "quarantine" && canSometimes(me.role, "quarantine.review")) return <QuarantineScreen />;
  if (first === "saving") return <SavingScreen />;
  if (first === "settings") return <SettingsScreen me={me} />;
  if (first === "more") return <MoreScreen me={me} />;
  return <Gone />;
}

/** R4: the maintainer's account opens no document. */
function NoDocuments() {
  const t = useTranslations("common.noDocuments");
  return (
    <main className="main" id="content">
      <Empty icon={ShieldCheck} heading="h1" title={t("title")} text={t("text")} />
    </main>
  );
}

function Gone() {
  const t = useTranslations("common.gone");
  return (
    <main className="main" id="content">
      <Empty icon={Compass} heading="h1" title={t("title")} text={t("text")}>
        <A className="btn btn-main" href="/today">
          {t("action")}
        </A>
      </Empty>
    </main>
  );
}
