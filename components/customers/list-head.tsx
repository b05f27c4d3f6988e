import { Plus } from "lucide-react";
import { lazy, type ReactNode, Suspense } from "react";
import { useTranslations } from "use-intl";
import { ListMenu } from "@/components/export/list-menu";
import { PageHead } from "@/components/frame/page-head";
import { A } from "@/components/ui/a";
import { KeyHint } from "@/components/ui/key-hint";
import { SearchField } from "@/components/ui/search-field";
import type { CustomerList } from "@/lib/client/customers/model";
import type { Me } from "@/lib/client/session/model";
import { listHref } from "./list-query";
import { ScopeMenu } from "./scope-menu";
import type { UsedListQuery } from "./use-list-query";

const ColumnsMenu = lazy(() => import("./columns-menu"));

interface ListHeadProps {
  readonly me: Me;
  readonly list: CustomerList;
  readonly used: UsedListQuery;
  readonly phone: boolean;
  readonly mayAdd: boolean;
  readonly onLeaveSearch: () => void;
  /** The way to a custom query; the phone has it beside the sort. */
  readonly children: ReactNode;
}

/** The head of the list: whose customers, search, columns, and the one filled button. */
export function ListHead({ me, list, used, phone, mayAdd, onLeaveSearch, children }: ListHeadProps) {
  const t = useTranslations("customers");
  const { query, text, setText, change } = used;
  const scope = <ScopeMenu me={me} ownerId={query.ownerId} groupId={query.groupId} onChange={change} />;
  const search = (
    <SearchField
      label={t("find")}
      placeholder={t("placeholder")}
      text={text}
      onText={setText}
      onLeave={onLeaveSearch}
      withKey={!phone}
    />
  );
  if (phone) {
    return (
      <>
        <PageHead title={t("title")} className="list-head">
          <ListMenu me={me} list={list} />
        </PageHead>
        <div className="find-row">{search}</div>
      </>
    );
  }
  return (
    <header className="head list-head">
      <h1>{t("title")}</h1>
      {scope}
      {search}
      {children}
      <Suspense fallback={null}>
        <ColumnsMenu seesOthers={me.role !== "salesperson"} />
      </Suspense>
      <ListMenu me={me} list={list} />
      {mayAdd && (
        <A className="btn btn-main" href={listHref(query, "new")} aria-keyshortcuts="n">
          <Plus className="i i-sm" />
          {t("new")}
          <KeyHint>n</KeyHint>
        </A>
      )}
    </header>
  );
}
