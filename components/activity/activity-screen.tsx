import { CloudOff, History, SearchX } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { ScopeMenu } from "@/components/customers/scope-menu";
import { PageHead } from "@/components/frame/page-head";
import { Empty } from "@/components/ui/empty";
import { useTitle } from "@/components/ui/use-title";
import { useConnection } from "@/lib/client/connection/use-connection";
import { navigate, usePath } from "@/lib/client/navigation";
import type { Me } from "@/lib/client/session/model";
import css from "./activity.module.css";
import { ActivityLines } from "./activity-lines";
import { type ActivityQuery, activityHref, readActivityQuery } from "./activity-query";
import { ActivitySearch } from "./activity-search";
import { SpanChips } from "./span-chips";
import { SpanDialog } from "./span-dialog";
import { type Activity, useActivity } from "./use-activity";

/** What happened with the customers of one's scope, newest first (F2); every state of it is an address. */
export default function ActivityScreen({ me }: { readonly me: Me }) {
  const t = useTranslations("activity");
  const { search } = usePath();
  const query = readActivityQuery(search);
  const activity = useActivity(query);
  const [choosing, setChoosing] = useState(false);
  useTitle(t("title"));
  const change = (changes: Partial<ActivityQuery>) =>
    navigate(activityHref({ ...readActivityQuery(search), ...changes }), { replace: true, keepScroll: true });
  return (
    <main className="main" id="content">
      <PageHead title={t("title")} back="/more" className="list-head" />
      <div className={css.find}>
        <ActivitySearch text={query.q} onText={(q) => change({ q })} />
      </div>
      <SpanChips query={query} onChange={change} onOther={() => setChoosing(true)} />
      <div className={css.line}>
        <span className="nw" role="status">
          {activity.loading ? t("looking") : t("count", { count: activity.total })}
        </span>
        <ScopeMenu me={me} ownerId={query.ownerId} groupId={query.groupId} onChange={change} />
        <Source activity={activity} />
      </div>
      <List activity={activity} query={query} onChange={change} />
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

interface ListProps {
  readonly activity: Activity;
  readonly query: ActivityQuery;
  readonly onChange: (changes: Partial<ActivityQuery>) => void;
}

function List({ activity, query, onChange }: ListProps) {
  const t = useTranslations("activity");
  if (activity.rows.length > 0) return <ActivityLines activity={activity} list={activityHref(query)} />;
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
