import { useTranslations } from "use-intl";
import { Status, Vip } from "@/components/ui/status";
import type { CustomerRow as Row } from "@/lib/domain/customers/model";
import { CustomerRow } from "./customer-row";
import { toggleSelected, useSelection } from "./selection";
import { useLongPress } from "./use-long-press";

interface SelectableRowProps {
  readonly row: Row;
  readonly href: string;
}

/** A row of the phone's list: a long press begins choosing, then a tap chooses. */
export function SelectableRow({ row, href }: SelectableRowProps) {
  const t = useTranslations("pool");
  const { isOn, ids } = useSelection();
  const press = useLongPress(() => toggleSelected(row.id));
  if (!isOn) {
    return (
      <div className="press-row" {...press}>
        <CustomerRow row={row} href={href} isCursor={false} />
      </div>
    );
  }
  return (
    <label className="row cust select-row" onClickCapture={press.onClickCapture}>
      <input
        type="checkbox"
        aria-label={t("selectRow", { name: row.name })}
        checked={ids.has(row.id)}
        onChange={() => toggleSelected(row.id)}
      />
      <span className="grow">
        <span className="l1">
          <span className="strong">{row.name}</span>
          {row.level === "vip" && <Vip />}
          <span className="small">
            <Status status={row.status} />
          </span>
        </span>
        <span className="l2 cut">{[row.company, row.jobTitle].filter(Boolean).join(" · ")}</span>
      </span>
    </label>
  );
}
