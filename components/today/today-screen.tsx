import { Plus, UserRoundPlus } from "lucide-react";
import { useMemo } from "react";
import { useTranslations } from "use-intl";
import { listHref } from "@/components/customers/list-query";
import { openOverlay } from "@/components/frame/overlay";
import { PageHead } from "@/components/frame/page-head";
import { A } from "@/components/ui/a";
import { Empty } from "@/components/ui/empty";
import { KeyHint } from "@/components/ui/key-hint";
import { sayToday } from "@/components/ui/say-time";
import { Section } from "@/components/ui/section";
import { usePhone } from "@/components/ui/use-media";
import { useSay } from "@/components/ui/use-say";
import { useTitle } from "@/components/ui/use-title";
import type { CustomerList } from "@/lib/client/customers/model";
import { useCustomerList } from "@/lib/client/customers/use-customer-list";
import type { Me } from "@/lib/client/session/model";
import type { CustomerRow } from "@/lib/domain/customers/model";
import { lateRows } from "./late-rows";
import { TeamFigures } from "./team-figures";
import { TeamVisits } from "./team-visits";
import { ViewCounts } from "./view-counts";
import { Visits } from "./visits";

const allRows = (list: CustomerList): readonly CustomerRow[] =>
  Array.from({ length: list.total }, (_, index) => list.getRow(index)).filter((row) => row !== undefined);

/** The start of the day: whom to see, who is overdue, how one's customers stand. */
export function TodayScreen({ me }: { readonly me: Me }) {
  const t = useTranslations("today");
  const add = useTranslations("common.add");
  const say = useSay();
  const phone = usePhone();
  useTitle(t("title"));
  const leads = me.role === "admin" || me.role === "supervisor";
  const scope = useCustomerList({});
  const own = useCustomerList({ ownerId: leads ? me.id : null });
  const today = useCustomerList({ view: "to-visit-today" });
  // `version` says that rows behind the lists changed
  const teamDue = useMemo(() => allRows(today), [today, today.version]);
  const due = leads ? teamDue.filter((row) => row.ownerId === me.id) : teamDue;
  const late = useMemo(() => lateRows(own), [own, own.version]);
  const hasOwn = own.total > 0;
  const summary = [
    sayToday(say),
    hasOwn && !phone ? t("summary", { count: due.length }) : "",
    late.length > 0 && !phone ? t("summaryLate", { count: late.length }) : "",
  ];
  return (
    <main className="main" id="content">
      <PageHead title={t("title")} sub={summary.filter(Boolean).join(" · ")} className="today-head">
        <button
          type="button"
          className="btn wide"
          aria-keyshortcuts="f"
          onClick={() => openOverlay("followUp")}
        >
          <Plus className="i" />
          {add("followUp")}
          <KeyHint>f</KeyHint>
        </button>
      </PageHead>
      {scope.loading ? (
        <div className="scroll" aria-busy="true" />
      ) : (
        <div className="scroll today">
          <div className="today-a">
            {(hasOwn || !leads) && scope.total > 0 && (
              <Visits due={due} late={late} lateHref={listHref({ ownerId: leads ? me.id : null })} />
            )}
            {leads && <TeamFigures list={scope} />}
            {leads && <TeamVisits due={teamDue} />}
            {scope.total === 0 && !leads && <NoCustomers />}
          </div>
          <div className="today-b">
            <Section title={t(leads ? "viewsGroup" : "views")} count={scope.total}>
              <ViewCounts counts={scope.counts} />
            </Section>
          </div>
        </div>
      )}
    </main>
  );
}

function NoCustomers() {
  const t = useTranslations("today");
  return (
    <Empty icon={UserRoundPlus} title={t("noCustomers")} text={t("noCustomersText")}>
      <A className="btn btn-main" href="/customers/new">
        {t("addCustomer")}
      </A>
    </Empty>
  );
}
