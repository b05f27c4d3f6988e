import type { CustomerList } from "@/lib/client/customers/model";
import { type ListQuery, listHref, listSearch } from "./list-query";
import { SelectableRow } from "./selectable-row";
import { useVirtualRows } from "./use-virtual-rows";

const rowHeight = 64;

interface PhoneListProps {
  readonly list: CustomerList;
  readonly query: ListQuery;
}

/** The list of the phone; only the rows in sight are in the page. */
export function PhoneList({ list, query }: PhoneListProps) {
  const { scroller, virtualizer } = useVirtualRows<HTMLDivElement>({
    count: list.total,
    rowHeight,
    before: 0,
    list: listSearch(query),
  });
  return (
    <div className="scroll rows" ref={scroller}>
      <ul className="vlist" style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, start }) => {
          const row = list.getRow(index);
          return (
            row && (
              <li
                key={row.id}
                style={{ height: rowHeight, transform: `translateY(${start}px)` }}
                aria-setsize={list.total}
                aria-posinset={index + 1}
              >
                <SelectableRow row={row} href={listHref(query, row.id)} />
              </li>
            )
          );
        })}
      </ul>
    </div>
  );
}
