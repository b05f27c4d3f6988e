import type { Header } from "@tanstack/react-table";
import { ArrowDown, ArrowUp } from "lucide-react";
import type { KeyboardEvent } from "react";
import { useTranslations } from "use-intl";
import type { CustomerSort } from "@/lib/client/customers/model";
import type { CustomerRow } from "@/lib/domain/customers/model";
import { clampWidth, startColumnDrag } from "./column-drag";
import { type ColumnId, type features, sortKeyByColumn } from "./table-columns";

type AnyHeader = Header<typeof features, CustomerRow, unknown>;

interface HeadCellProps {
  readonly header: AnyHeader;
  readonly sort: CustomerSort | null;
  readonly onSort: (sort: CustomerSort) => void;
  /** Null: back to the size that it comes with. */
  readonly onResize: (column: string, size: number | null) => void;
  readonly style: React.CSSProperties;
}

const stepPx = 16;
const newestFirst = ["lastContactedAt", "createdAt"];

/** The head of a column: a click sorts, its right edge is dragged, Shift with an arrow key does the same. */
export function HeadCell({ header, sort, onSort, onResize, style }: HeadCellProps) {
  const t = useTranslations("customers");
  const id = header.column.id as ColumnId;
  const key = sortKeyByColumn[id];
  const dirNow = key !== undefined && key === sort?.key ? sort.dir : null;
  const sorted = dirNow !== null;
  const resizeByKey = (event: KeyboardEvent<HTMLElement>) => {
    const step = event.key === "ArrowRight" ? stepPx : event.key === "ArrowLeft" ? -stepPx : 0;
    if (!event.shiftKey || step === 0) return;
    event.preventDefault();
    event.stopPropagation();
    const width = event.currentTarget.parentElement?.getBoundingClientRect().width ?? header.getSize();
    onResize(id, clampWidth(width + step));
  };
  const onClick = () => {
    if (key === undefined) return;
    const dir = sorted ? (dirNow === "asc" ? "desc" : "asc") : newestFirst.includes(key) ? "desc" : "asc";
    onSort({ key, dir });
  };
  const ariaSort = sorted ? (dirNow === "asc" ? "ascending" : "descending") : undefined;
  const Arrow = dirNow === "asc" ? ArrowUp : ArrowDown;
  return (
    // biome-ignore lint/a11y/useSemanticElements: rows are placed by themselves, which a table's cells can't be
    // biome-ignore lint/a11y/useFocusableInteractive: the button inside takes the focus
    <div role="columnheader" aria-sort={ariaSort} style={style}>
      {key === undefined ? (
        <span className="sort-off">{t(`column.${id}`)}</span>
      ) : (
        <button type="button" className="sort" onClick={onClick} onKeyDown={resizeByKey}>
          {t(`column.${id}`)}
          {sorted && <Arrow className="i" />}
        </button>
      )}
      <span
        className="resize"
        aria-hidden="true"
        title={t("resize", { column: t(`column.${id}`) })}
        onPointerDown={(event) => startColumnDrag(event, (width) => onResize(id, width))}
        onDoubleClick={() => onResize(id, null)}
      />
    </div>
  );
}
