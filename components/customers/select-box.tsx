import { useTranslations } from "use-intl";
import type { CustomerList } from "@/lib/client/customers/model";
import type { CustomerRow } from "@/lib/domain/customers/model";
import { clearSelection, mostSelected, selectAll, toggleSelected, useSelection } from "./selection";

/** Chooses one row of the table. */
export function SelectCell({ row }: { readonly row: CustomerRow }) {
  const t = useTranslations("pool");
  const { ids } = useSelection();
  return (
    // biome-ignore lint/a11y/useSemanticElements: rows are placed by themselves, which a table's cells can't be
    // biome-ignore lint/a11y/useFocusableInteractive: the box inside takes the focus
    // biome-ignore lint/a11y/useKeyWithClickEvents: the box inside answers the space bar
    <div role="gridcell" className="grid-select" onClick={(event) => event.stopPropagation()}>
      <label className="select-box">
        <input
          type="checkbox"
          tabIndex={-1}
          aria-label={t("selectRow", { name: row.name })}
          checked={ids.has(row.id)}
          onChange={() => toggleSelected(row.id)}
        />
      </label>
    </div>
  );
}

/** Chooses all rows that the list shows, or none. */
export function SelectHead({ list }: { readonly list: CustomerList }) {
  const t = useTranslations("pool");
  const { ids } = useSelection();
  const isAll = ids.size > 0 && ids.size >= Math.min(list.total, mostSelected);
  return (
    // biome-ignore lint/a11y/useSemanticElements: see above
    // biome-ignore lint/a11y/useFocusableInteractive: the box inside takes the focus
    <div role="columnheader" className="grid-select">
      <label className="select-box">
        <input
          type="checkbox"
          aria-label={t(isAll ? "selectNone" : "selectAll")}
          checked={isAll}
          onChange={() => (isAll ? clearSelection() : selectAll(idsOf(list)))}
        />
      </label>
    </div>
  );
}

/** Ids of all rows of the list, up to as many as go together. */
export function idsOf(list: CustomerList): string[] {
  const ids: string[] = [];
  for (let index = 0; index < Math.min(list.total, mostSelected); index += 1) {
    const row = list.getRow(index);
    if (row) ids.push(row.id);
  }
  return ids;
}
