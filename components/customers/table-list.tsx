import { useTable } from "@tanstack/react-table";
import { useMemo } from "react";
import { useTranslations } from "use-intl";
import type { CustomerList } from "@/lib/client/customers/model";
import { usePeople } from "@/lib/client/people/use-people";
import type { CustomerRow } from "@/lib/domain/customers/model";
import { saveColumns, useColumnChoice } from "./column-memory";
import { type ListQuery, listHref, listSearch } from "./list-query";
import { SelectCell, SelectHead } from "./select-box";
import { features, makeColumns, shownAtFirst } from "./table-columns";
import { HeadCell } from "./table-head";
import { useRowKeys } from "./use-row-keys";
import { useVirtualRows } from "./use-virtual-rows";

const rowHeight = 32;
const headHeight = 32;

interface TableListProps {
  readonly list: CustomerList;
  readonly query: ListQuery;
  /** What the rows are sorted by, for the heads; null: by something that has no column. */
  readonly sort: ListQuery["sort"] | null;
  readonly openId: string | null;
  readonly seesOthers: boolean;
  readonly onSort: (sort: ListQuery["sort"]) => void;
  readonly onOpen: (id: string, how: "push" | "replace") => void;
  readonly onClose: () => void;
}

function useColumns(query: ListQuery) {
  const t = useTranslations("customers");
  const { byId } = usePeople();
  return useMemo(
    () =>
      makeColumns({
        nameOf: (userId) => (userId && byId(userId)?.name) || "",
        hrefOf: (id) => listHref(query, id),
        pending: t("pending"),
        noName: t("noName"),
        level: (level) => t(`levels.${level}`),
      }),
    [t, byId, query],
  );
}

/** How the room that is left is shared; a column that somebody sized keeps its size, but for the company's. */
const growByColumn: Readonly<Record<string, number>> = {
  name: 1,
  company: 4,
  lastContactedAt: 0.6,
  nextVisitAt: 0.6,
};

const cellStyle = (id: string, size: number, sized: boolean): React.CSSProperties => ({
  flex: `${sized && id !== "company" ? 0 : (growByColumn[id] ?? 0.3)} 0 ${size}px`,
  width: size,
});

/** The wide screen's table: columns chosen, sized and sorted; rows virtual, so that 50,000 scroll as 50. */
export default function TableList(props: TableListProps) {
  const { list, query, sort, openId, seesOthers, onSort, onOpen } = props;
  const t = useTranslations("customers");
  const choice = useColumnChoice();
  const columns = useColumns(query);
  const { scroller, virtualizer } = useVirtualRows<HTMLDivElement>({
    count: list.total,
    rowHeight,
    before: headHeight,
    list: listSearch(query),
  });
  const items = virtualizer.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? -1;
  // biome-ignore lint/correctness/useExhaustiveDependencies: `version` says that rows behind `list` changed
  const data = useMemo(() => {
    const rows: CustomerRow[] = [];
    for (let index = first; index <= last; index += 1) {
      const row = list.getRow(index);
      if (row) rows.push(row);
    }
    return rows;
  }, [list, list.version, first, last]);
  const visible = choice.visible ?? shownAtFirst(seesOthers);
  const table = useTable({
    features,
    columns,
    data,
    getRowId: (row) => row.id,
    state: { columnVisibility: { ...visible }, columnSizing: { ...choice.sizes } },
  });
  const keys = useRowKeys({
    ...props,
    scrollTo: (index) => virtualizer.scrollToIndex(index, { align: "auto" }),
  });
  const styleOf = (column: { readonly id: string; readonly getSize: () => number }) =>
    cellStyle(column.id, column.getSize(), choice.sizes[column.id] !== undefined);
  const resize = (id: string, size: number | null) => {
    const { [id]: _before, ...others } = choice.sizes;
    saveColumns({ sizes: size === null ? others : { ...others, [id]: size } });
  };
  const rowId = (id: string) => `customer-${id}`;
  const cursorRow = keys.cursor >= 0 ? list.getRow(keys.cursor) : undefined;
  return (
    // biome-ignore lint/a11y/useSemanticElements: rows are placed by themselves, which a table's rows can't be
    <div
      className="scroll grid-t"
      role="grid"
      tabIndex={0}
      ref={scroller}
      id="customer-rows"
      aria-label={t("tableLabel")}
      aria-rowcount={list.total + 1}
      aria-colcount={table.getVisibleLeafColumns().length + 1}
      aria-activedescendant={cursorRow ? rowId(cursorRow.id) : undefined}
      onKeyDown={keys.onKeyDown}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: see above */}
      <div role="rowgroup" className="grid-heads">
        {table.getHeaderGroups().map((group) => (
          // biome-ignore lint/a11y/useSemanticElements: see above
          // biome-ignore lint/a11y/useFocusableInteractive: the grid itself has the focus
          <div role="row" className="grid-head" key={group.id} aria-rowindex={1}>
            <SelectHead list={list} />
            {group.headers.map((header) => (
              <HeadCell
                key={header.id}
                header={header}
                sort={sort}
                onSort={onSort}
                onResize={resize}
                style={styleOf(header.column)}
              />
            ))}
          </div>
        ))}
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: see above */}
      <div role="rowgroup" className="vlist" style={{ height: virtualizer.getTotalSize() }}>
        {table.getRowModel().rows.map((row, offset) => {
          const index = first + offset;
          const isOpen = row.id === openId;
          return (
            // biome-ignore lint/a11y/useSemanticElements: see above
            // biome-ignore lint/a11y/useFocusableInteractive: the grid itself has the focus
            // biome-ignore lint/a11y/useKeyWithClickEvents: the grid answers Enter
            <div
              role="row"
              id={rowId(row.id)}
              key={row.id}
              className={`grid-row${index === keys.cursor ? " cursor" : ""}`}
              aria-rowindex={index + 2}
              aria-selected={isOpen}
              style={{ transform: `translateY(${index * rowHeight}px)` }}
              onClick={(event) => {
                if (event.defaultPrevented || event.metaKey || event.ctrlKey) return;
                keys.setCursor(index);
                onOpen(row.id, "push");
              }}
            >
              <SelectCell row={row.original} />
              {row.getVisibleCells().map((cell) => (
                // biome-ignore lint/a11y/useSemanticElements: see above
                // biome-ignore lint/a11y/useFocusableInteractive: the grid itself has the focus
                <div role="gridcell" key={cell.id} style={styleOf(cell.column)}>
                  <table.FlexRender cell={cell} />
                </div>
              ))}
            </div>
          );
        })}
      </div>
    </div>
  );
}
