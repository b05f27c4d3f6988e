import { Bookmark, ChevronDown } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useTranslations } from "use-intl";
import { Menu, MenuChoice, MenuItem, MenuLabel, MenuLine } from "@/components/ui/menu";
import { usePeople } from "@/lib/client/people/use-people";
import type { View } from "@/lib/client/views/model";
import type { ShownQuery } from "./use-shown-query";

const ManageViews = lazy(() => import("./manage-views"));

interface SavedChipsProps {
  readonly shown: ShownQuery;
  /** How many rows each of `shown.all` has; null where this device can't tell. */
  readonly counts: readonly number[] | null;
  readonly onChoose: (id: string | null) => void;
}

/** Saved views beside the ready ones, with live counts (C5): the pinned as chips, all of them in a menu. */
export function SavedChips({ shown, counts, onChoose }: SavedChipsProps) {
  const t = useTranslations("queries.views");
  const { byId } = usePeople();
  const [managing, setManaging] = useState(false);
  const { views, all } = shown;
  const { saved } = shown.state;
  const { own, shared, shipped } = views;
  const countOf = (view: View) => counts?.[all.indexOf(view)] ?? 0;
  const nameOf = (view: View) =>
    view.origin === "shipped" ? t(`shippedNames.${view.id}` as never) : view.name;
  const chips = all.filter((view) => view.pinned || view.id === saved);
  const items = (of: readonly View[]) =>
    of.map((view) => (
      <MenuChoice
        key={view.id}
        checked={view.id === saved}
        {...(counts ? { count: countOf(view) } : {})}
        onSelect={() => onChoose(view.id)}
      >
        {nameOf(view)}
        {view.userId && <span className="small dim">{byId(view.userId)?.name}</span>}
      </MenuChoice>
    ));
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset can't be laid out as a scrolling row everywhere
    <div className="chips saved-chips" role="group" aria-label={t("mine")}>
      {chips.map((view) => (
        <button
          key={view.id}
          type="button"
          className="chip"
          aria-pressed={view.id === saved}
          onClick={() => onChoose(view.id === saved ? null : view.id)}
        >
          <b className="cut">{nameOf(view)}</b> {counts && <span>{countOf(view)}</span>}
        </button>
      ))}
      <Menu
        label={t("menu")}
        trigger={
          <button type="button" className="chip">
            <Bookmark className="i i-sm" />
            {t("menu")}
            <ChevronDown className="i i-sm dim" />
          </button>
        }
      >
        {own.length > 0 && <MenuLabel>{t("mine")}</MenuLabel>}
        {items(own)}
        {shared.length > 0 && <MenuLabel>{t("shared")}</MenuLabel>}
        {items(shared)}
        {shipped.length > 0 && <MenuLabel>{t("shipped")}</MenuLabel>}
        {items(shipped)}
        {all.length > 0 && <MenuLine />}
        <MenuItem onSelect={() => setManaging(true)}>
          <span className="menu-check" />
          {t("manage")}
        </MenuItem>
      </Menu>
      {managing && (
        <Suspense fallback={null}>
          <ManageViews
            views={views}
            onClose={() => setManaging(false)}
            onRemoved={(id) => id === saved && onChoose(null)}
          />
        </Suspense>
      )}
    </div>
  );
}
