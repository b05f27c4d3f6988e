import { SearchX, Settings2, Waves } from "lucide-react";
import { useTranslations } from "use-intl";
import { PageHead } from "@/components/frame/page-head";
import { Conditions, FilterButton, NoMatch } from "@/components/queries/conditions";
import { SavedChips } from "@/components/queries/saved-chips";
import { A } from "@/components/ui/a";
import { Empty } from "@/components/ui/empty";
import { SearchField } from "@/components/ui/search-field";
import { usePhone } from "@/components/ui/use-media";
import { type Claims, useClaims } from "@/lib/client/pool/use-claims";
import type { Me } from "@/lib/client/session/model";
import { canSometimes } from "@/lib/domain/access/capabilities";
import { LaneTabs } from "./lane-tabs";
import { openMove } from "./move-request";
import { Pager } from "./pager";
import css from "./pool.module.css";
import { poolHref } from "./pool-query";
import { PoolRows } from "./pool-rows";
import { PoolTable } from "./pool-table";
import { SpanChips } from "./span-chips";
import { type PoolList as List, usePoolList } from "./use-pool-list";
import { type RowChoice, useRowChoice } from "./use-row-choice";

interface PoolListProps {
  readonly me: Me;
  readonly openId: string | null;
}

/** The pool: lanes as tabs, time chips, pages, and the claim at each row (P2–P5). */
export function PoolList({ me, openId }: PoolListProps) {
  const list = usePoolList(openId);
  const claims = useClaims();
  const phone = usePhone();
  const choice = useRowChoice();
  const mayAssign = canSometimes(me.role, "customer.assign");
  const { pool, query, change } = list;
  return (
    <>
      <PoolHead me={me} claims={claims} list={list} phone={phone} />
      {pool.lanes.length > 0 && (
        <>
          <LaneTabs
            lanes={pool.lanes}
            laneId={list.laneId}
            countByLane={list.countByLane}
            onChoose={(lane) => change({ lane })}
          />
          <div className="view-line">
            <div className="chip-wrap">
              <SpanChips span={query.span} counts={list.counts} onChoose={(span) => change({ span })} />
            </div>
            <SavedChips
              shown={list.shown}
              counts={list.viewCounts}
              onChoose={(saved) => change({ saved, custom: null })}
            />
          </div>
          <Conditions
            shown={list.shown}
            count={list.total}
            hrefOf={(state) => poolHref({ ...query, page: 1, ...state })}
            onChange={change}
          />
          {phone && pool.loaded && <PhoneLine list={list} />}
        </>
      )}
      <div className="scroll">
        <Body
          me={me}
          list={list}
          claims={claims}
          openId={openId}
          choice={mayAssign && !phone ? choice : null}
        />
      </div>
      {choice.ids.size > 0 && <ChoiceBar list={list} choice={choice} />}
    </>
  );
}

interface HeadProps {
  readonly me: Me;
  readonly claims: Claims;
  readonly list: List;
  readonly phone: boolean;
}

function PoolHead({ me, claims, list, phone }: HeadProps) {
  const t = useTranslations("pool");
  const stand = (
    <span className={css.stand}>
      {claims.left !== null && (
        <span>{t.rich("left", { count: claims.left, b: (chunks) => <b>{chunks}</b> })}</span>
      )}
      {claims.holdLimit !== null && (
        <span className="dim">{t("heldOf", { count: claims.held, limit: claims.holdLimit })}</span>
      )}
    </span>
  );
  const settings = canSometimes(me.role, "settings.write") && (
    <A className="icon-btn" href="/settings/pool" aria-label={t("settings")} title={t("settings")}>
      <Settings2 className="i" />
    </A>
  );
  const search = (
    <SearchField
      label={t("find")}
      placeholder={t("placeholder")}
      text={list.text}
      onText={list.setText}
      withKey={!phone}
    />
  );
  if (phone) {
    return (
      <>
        <PageHead title={t("title")} back="/more">
          {settings}
        </PageHead>
        <div className="find-row">{search}</div>
        {(claims.left !== null || claims.holdLimit !== null) && <div className="sortline">{stand}</div>}
      </>
    );
  }
  return (
    <header className={`head list-head ${css.head}`}>
      <h1>{t("title")}</h1>
      {stand}
      {search}
      <FilterButton shown={list.shown} count={list.total} onChange={list.change} />
      {settings}
    </header>
  );
}

/** On the phone: how many, and the way to conditions. */
function PhoneLine({ list }: { readonly list: List }) {
  const t = useTranslations("pool");
  return (
    <div className="sortline">
      <span>{t("count", { count: list.total })}</span>
      <FilterButton shown={list.shown} count={list.total} onChange={list.change} />
    </div>
  );
}

interface BodyProps {
  readonly me: Me;
  readonly list: List;
  readonly claims: Claims;
  readonly openId: string | null;
  readonly choice: RowChoice | null;
}

function Body({ me, list, claims, openId, choice }: BodyProps) {
  const phone = usePhone();
  if (!list.pool.loaded) return <div aria-busy="true" />;
  if (list.total === 0) return <Nothing me={me} list={list} />;
  const hrefOf = (id: string) => poolHref(list.query, id);
  return (
    <>
      {phone ? (
        <PoolRows rows={list.rows} claims={claims} hrefOf={hrefOf} />
      ) : (
        <PoolTable rows={list.rows} claims={claims} openId={openId} hrefOf={hrefOf} choice={choice} />
      )}
      <Pager
        page={list.query.page}
        pages={list.pages}
        size={list.size}
        total={list.total}
        onPage={(page) => list.change({ page })}
        onSize={list.setSize}
      />
    </>
  );
}

function Nothing({ me, list }: { readonly me: Me; readonly list: List }) {
  const t = useTranslations("pool");
  const { pool, query, change } = list;
  if (pool.lanes.length === 0) {
    const mayManage = canSometimes(me.role, "settings.write");
    const title = t(pool.allLanes.length > 0 ? "noneOpen" : "noLanes");
    return (
      <Empty icon={Waves} title={title} text={t("noLanesText")}>
        {mayManage && (
          <A className="btn btn-main" href="/settings/pool">
            {t("setUp")}
          </A>
        )}
      </Empty>
    );
  }
  if (query.q !== "") {
    return (
      <Empty icon={SearchX} title={t("emptyFind", { q: query.q })}>
        <button type="button" className="btn" onClick={() => change({ q: "" })}>
          {t("clearFind")}
        </button>
      </Empty>
    );
  }
  // An empty pool, or one that has not come yet, is not the conditions' doing.
  if (list.shown.query !== null && pool.total > 0) return <NoMatch shown={list.shown} onChange={change} />;
  if (query.span !== null) {
    return (
      <Empty icon={Waves} title={t("emptySpan")}>
        <button type="button" className="btn" onClick={() => change({ span: null })}>
          {t("showAll")}
        </button>
      </Empty>
    );
  }
  return <Empty icon={Waves} title={t("empty")} text={t("emptyText")} />;
}

/** What is done with the chosen rows. */
function ChoiceBar({ list, choice }: { readonly list: List; readonly choice: RowChoice }) {
  const t = useTranslations("pool");
  const assign = () => {
    const ids = [...choice.ids];
    const first = list.rows.find((row) => choice.has(row.id));
    openMove({ kind: "assign", chosen: { ids, label: first?.name ?? "" }, onDone: choice.clear });
  };
  return (
    <div className={css.bar}>
      <span role="status">{t("selected", { count: choice.ids.size })}</span>
      <span className="push" />
      <button type="button" className="btn btn-bare" onClick={choice.clear}>
        {t("selectNone")}
      </button>
      <button type="button" className="btn btn-main" onClick={assign}>
        {t("assign")}
      </button>
    </div>
  );
}
