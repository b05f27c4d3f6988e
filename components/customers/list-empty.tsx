import { SearchX, UserRoundPlus, UsersRound } from "lucide-react";
import { useTranslations } from "use-intl";
import { NoMatch } from "@/components/queries/conditions";
import type { ShownQuery } from "@/components/queries/use-shown-query";
import { A } from "@/components/ui/a";
import { Empty } from "@/components/ui/empty";
import { useSaving } from "@/lib/client/saving/use-saving";
import type { ListQuery } from "./list-query";

interface ListEmptyProps {
  readonly query: ListQuery;
  readonly onChange: (changes: Partial<ListQuery>) => void;
  readonly mayAdd: boolean;
  readonly shown: ShownQuery;
}

/** No rows: says why, and what to do next. */
export function ListEmpty({ query, onChange, mayAdd, shown }: ListEmptyProps) {
  const t = useTranslations("customers");
  const { filling } = useSaving();
  if (query.q !== "") {
    return (
      <Empty icon={SearchX} title={t("emptyFind", { q: query.q })} text={t("emptyFindText")}>
        {query.view && (
          <button type="button" className="btn" onClick={() => onChange({ view: null })}>
            {t("findEverywhere")}
          </button>
        )}
        <button type="button" className="btn" onClick={() => onChange({ q: "" })}>
          {t("clearFind")}
        </button>
      </Empty>
    );
  }
  if (shown.query !== null) return <NoMatch shown={shown} onChange={onChange} />;
  if (query.view || query.ownerId || query.groupId) {
    const title = query.view ? t("emptyView", { view: t(`view.${query.view}`) }) : t("emptyScope");
    return (
      <Empty icon={UsersRound} title={title} text={t("emptyViewText")}>
        <button
          type="button"
          className="btn"
          onClick={() => onChange({ view: null, ownerId: null, groupId: null })}
        >
          {t("showAll")}
        </button>
      </Empty>
    );
  }
  if (filling) return <Empty icon={UsersRound} title={t("filling", filling)} />;
  return (
    <Empty icon={UsersRound} title={t("emptyAll")} text={mayAdd ? t("emptyAllText") : undefined}>
      {mayAdd && (
        <A className="btn btn-main" href="/customers/new">
          <UserRoundPlus className="i i-sm" />
          {t("addNew")}
        </A>
      )}
    </Empty>
  );
}
