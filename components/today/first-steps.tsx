import { UsersRound } from "lucide-react";
import { useTranslations } from "use-intl";
import { A } from "@/components/ui/a";
import { Empty } from "@/components/ui/empty";

/** A company or a group without salespeople yet: where to begin. */
export function FirstSteps() {
  const t = useTranslations("today");
  return (
    <Empty icon={UsersRound} title={t("noPeople")} text={t("noPeopleText")}>
      <A className="btn btn-main" href="/people">
        {t("addPeople")}
      </A>
      <A className="btn" href="/customers/new">
        {t("addCustomer")}
      </A>
    </Empty>
  );
}
