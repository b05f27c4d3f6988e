import { lazy, Suspense, useEffect } from "react";
import { useTranslations } from "use-intl";
import { Conditions, FilterButton } from "@/components/queries/conditions";
import type { QueryState } from "@/components/queries/query-address";
import { SavedChips } from "@/components/queries/saved-chips";
import { usePhone } from "@/components/ui/use-media";
import type { CustomerList as List } from "@/lib/client/customers/model";
import { useCustomerList } from "@/lib/client/customers/use-customer-list";
import { navigate } from "@/lib/client/navigation";
import { useSaving } from "@/lib/client/saving/use-saving";
import type { Me } from "@/lib/client/session/model";
import { useQueryCounts } from "@/lib/client/views/use-view-counts";
import { canSometimes } from "@/lib/domain/access/capabilities";
import { ListEmpty } from "./list-empty";
import { ListHead } from "./list-head";
import { listHref } from "./list-query";
import { PhoneList } from "./phone-list";
import { ScopeMenu } from "./scope-menu";
import { beginSelection, clearSelection } from "./selection";
import { SelectionBar } from "./selection-bar";
import { SortMenu } from "./sort-menu";
import { type UsedCustomQuery, useCustomQuery } from "./use-custom-query";
import { type UsedListQuery, useListQuery } from "./use-list-query";
import { ViewChips } from "./view-chips";

const TableList = lazy(() => import("./table-list"));

interface CustomerListProps {
  readonly me: Me;
  /** The customer that stands beside the list. */
  readonly openId: string | null;
}

/** All customers of one's scope: searched, filtered and sorted on the device as one types (C2–C4). */
export function CustomerList({ me, openId }: CustomerListProps) {
  const t = useTranslations("customers");
  const pool = useTranslations("pool");
  const phone = usePhone();
  useEffect(() => clearSelection, []);
  const used = useListQuery(openId);
  const { query, change } = used;
  const custom = useCustomQuery(query);
  const list = useCustomerList({ ...query, ...custom.listed });
  const counts = useQueryCounts(custom.shown.queries, query);
  const mayAdd = canSometimes(me.role, "customer.create");
  const conditions = { shown: custom.shown, count: list.total, onChange: withoutReady(change) };
  const filter = <FilterButton {...conditions} base={custom.base} />;
  const toRows = () => document.getElementById("customer-rows")?.focus();
  return (
    <>
      <ListHead me={me} list={list} used={used} phone={phone} mayAdd={mayAdd} onLeaveSearch={toRows}>
        {filter}
      </ListHead>
      <div className="view-line">
        <ViewChips
          view={query.view}
          isOther={custom.shown.query !== null || custom.shown.isUnknown}
          counts={list.counts}
          onChoose={(view) => change({ view, saved: null, custom: null })}
        />
        <SavedChips
          shown={custom.shown}
          counts={counts}
          onChoose={(saved) => change({ saved, custom: null, view: null })}
        />
      </div>
      <Conditions {...conditions} hrefOf={(state) => listHref({ ...query, ...state })} />
      <Filling />
      {phone && (
        <div className="sortline">
          <span className="nw">{t("count", { count: list.total })}</span>
          <ScopeMenu me={me} ownerId={query.ownerId} groupId={query.groupId} onChange={change} />
          <span className="push" />
          {filter}
          <button type="button" onClick={beginSelection}>
            {pool("select")}
          </button>
          <SortMenu sort={custom.shownSort ?? query.sort} onChange={(sort) => change({ sort })} />
        </div>
      )}
      <p className="sr" role="status">
        {query.q === "" || list.loading ? "" : t("found", { count: list.total })}
      </p>
      <Rows {...{ me, list, used, openId, phone, mayAdd }} custom={custom} />
      <SelectionBar list={list} phone={phone} />
    </>
  );
}

/** Another query takes the place of the ready view, which has become a condition of it. */
const withoutReady =
  (change: UsedListQuery["change"]): ((changes: Partial<QueryState>) => void) =>
  (changes) =>
    change(changes.custom || changes.saved ? { ...changes, view: null } : changes);

interface RowsProps extends CustomerListProps {
  readonly list: List;
  readonly used: UsedListQuery;
  readonly phone: boolean;
  readonly mayAdd: boolean;
  readonly custom: UsedCustomQuery;
}

function Rows({ me, list, used, openId, phone, mayAdd, custom }: RowsProps) {
  const t = useTranslations("customers");
  const { query, change } = used;
  if (list.loading)
    return <div className="scroll" aria-busy="true" aria-label={t("loading")} role="status" />;
  if (list.total === 0) {
    return (
      <div className="scroll">
        <ListEmpty query={query} shown={custom.shown} onChange={change} mayAdd={mayAdd} />
      </div>
    );
  }
  if (phone) return <PhoneList list={list} query={query} />;
  return (
    <Suspense fallback={<div className="scroll" />}>
      <TableList
        list={list}
        query={query}
        sort={custom.shownSort}
        openId={openId}
        seesOthers={me.role !== "salesperson"}
        onSort={(sort) => change({ sort })}
        onOpen={(id, how) => navigate(listHref(query, id), { replace: how === "replace", keepScroll: true })}
        onClose={() => navigate(listHref(query), { keepScroll: true })}
      />
    </Suspense>
  );
}

/** The first sync of a device, and each one that brings much: how far it is. */
function Filling() {
  const t = useTranslations("customers");
  const { filling } = useSaving();
  if (!filling || filling.total === 0) return null;
  return (
    <div className="banner filling">
      <progress max={filling.total} value={filling.done} aria-label={t("filling", filling)} />
      <span aria-hidden="true">{t("filling", filling)}</span>
    </div>
  );
}
