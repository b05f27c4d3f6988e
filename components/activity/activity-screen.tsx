import { CloudOff, History, SearchX } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { ScopeMenu } from "@/components/customers/scope-menu";
import { PageHead } from "@/components/frame/page-head";
import { Conditions, FilterButton, NoMatch } from "@/components/queries/conditions";
import { SavedChips } from "@/components/queries/saved-chips";
import { useAddressQuery } from "@/components/queries/use-address-query";
import { type ShownQuery, useShownQuery } from "@/components/queries/use-shown-query";
import { Empty } from "@/components/ui/empty";
import { SearchField } from "@/components/ui/search-field";
import { useTitle } from "@/components/ui/use-title";
import { useConnection } from "@/lib/client/connection/use-connection";
import type { Me } from "@/lib/client/session/model";
import type { Query } from "@/lib/domain/queries/model";
import css from "./activity.module.css";
import { ActivityLines } from "./activity-lines";
import { type ActivityQuery, activityHref, readActivityQuery } from "./activity-query";
import { SpanChips } from "./span-chips";
import { SpanDialog } from "./span-dialog";
import { type Activity, useActivity } from "./use-activity";

const address = { read: readActivityQuery, href: activityHref };

/** What happened with the customers of one's scope, newest first (F2); every state of it is an address. */
export default function ActivityScreen({ me }: { readonly me: Me }) {
  const t = useTranslations("activity");
  const { query, text, setText, change } = useAddressQuery(address);
  const shown = useShownQuery("followUps", query);
  const activity = useActivity(query, shown);
  const [choosing, setChoosing] = useState(false);
  useTitle(t("title"));
  const conditions = { shown, count: activity.total, onChange: change };
  return (
    <main className="main" id="content">
      <PageHead title={t("title")} back="/more" className="list-head" />
      <div className={css.find}>
        <SearchField label={t("find")} placeholder={t("find")} text={text} onText={setText} />
      </div>
      <div className="view-line">
        <div className="chip-wrap">
          <SpanChips query={query} onChange={change} onOther={() => setChoosing(true)} />
        </div>
        <SavedChips
          shown={shown}
          counts={activity.viewCounts}
          onChoose={(saved) => change({ saved, custom: null })}
        />
      </div>
      <Conditions {...conditions} hrefOf={(state) => activityHref({ ...query, ...state })} />
      <div className={css.line}>
        <span className="nw" role="status">
          {activity.loading ? t("looking") : t("count", { count: activity.total })}
        </span>
        <ScopeMenu me={me} ownerId={query.ownerId} groupId={query.groupId} onChange={change} />
        <FilterButton {...conditions} />
        <Source activity={activity} />
      </div>
      <List activity={activity} query={query} shown={shown} onChange={change} />
      {choosing && (
        <SpanDialog
          span={query.free}
          onClose={() => setChoosing(false)}
          onChoose={(free) => {
            setChoosing(false);
            change({ free });
          }}
        />
      )}
    </main>
  );
}

/** Whose answer it is, and what it lacks. */
function Source({ activity }: { readonly activity: Activity }) {
  const t = useTranslations("activity");
  const { online } = useConnection();
  const { source, lacks } = activity;
  return (
    <span className={css.source}>
      {!online && <CloudOff className="i i-sm" />}
      {lacks && !online ? t(`lacks.${lacks}`) : t(`source.${source}`)}
    </span>
  );
}

/** Days stand over the notes only while these follow one another in time. */
const isByTime = (query: Query | null): boolean => (query?.sort[0]?.field ?? "time") === "time";

interface ListProps {
  readonly activity: Activity;
  readonly query: ActivityQuery;
  readonly shown: ShownQuery;
  readonly onChange: (changes: Partial<ActivityQuery>) => void;
}

function List({ activity, query, shown, onChange }: ListProps) {
  const t = useTranslations("activity");
  if (activity.rows.length > 0) {
    return <ActivityLines activity={activity} list={activityHref(query)} byDay={isByTime(shown.query)} />;
  }
  if (activity.loading) return <div className="scroll" aria-busy="true" />;
  if (query.q !== "") {
    return (
      <div className="scroll">
        <Empty icon={SearchX} title={t("emptyFind", { q: query.q })}>
          <button type="button" className="btn" onClick={() => onChange({ q: "" })}>
            {t("clearFind")}
          </button>
        </Empty>
      </div>
    );
  }
  if (shown.query !== null) {
    return (
      <div className="scroll">
        <NoMatch shown={shown} onChange={onChange} />
      </div>
    );
  }
  return (
    <div className="scroll">
      <Empty icon={History} title={t("empty")} text={t("emptyText")}>
        {(query.free !== null || query.view !== "this-month") && (
          <button type="button" className="btn" onClick={() => onChange({ free: null, view: "this-month" })}>
            {t("showMonth")}
          </button>
        )}
      </Empty>
    </div>
  );
}
