import { Search } from "lucide-react";
import { useDeferredValue, useState } from "react";
import { useTranslations } from "use-intl";
import { Vip } from "@/components/ui/status";
import { useCustomerList } from "@/lib/client/customers/use-customer-list";
import { navigate } from "@/lib/client/navigation";

const shown = 8;
const latestFirst = { key: "lastContactedAt", dir: "desc" } as const;

interface PickCustomerProps {
  readonly onPick: (customer: { readonly id: string; readonly name: string }) => void;
  readonly onClose: () => void;
}

/** Finds one customer by what one remembers; before one types, those spoken to last. */
export function PickCustomer({ onPick, onClose }: PickCustomerProps) {
  const t = useTranslations("common.add");
  const [text, setText] = useState("");
  const q = useDeferredValue(text);
  const { total, getRow } = useCustomerList({ q, sort: latestFirst });
  const rows = Array.from({ length: Math.min(total, shown) }, (_, index) => getRow(index));
  const pickFirst = () => rows[0] && onPick(rows[0]);
  return (
    <>
      <label className="field find">
        <span className="sr">{t("pickCustomer")}</span>
        <Search className="i" />
        <input
          // biome-ignore lint/a11y/noAutofocus: the sheet was opened to type here
          autoFocus
          value={text}
          placeholder={t("find")}
          enterKeyHint="search"
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => event.key === "Enter" && !event.nativeEvent.isComposing && pickFirst()}
        />
      </label>
      {text === "" && total > 0 && <p className="menu-label">{t("recent")}</p>}
      <ul className="picks">
        {rows.map(
          (row) =>
            row && (
              <li key={row.id}>
                <button type="button" className="row row-btn" onClick={() => onPick(row)}>
                  <span className="strong nw">{row.name}</span>
                  {row.level === "vip" && <Vip />}
                  <span className="small dim cut">
                    {[row.company, row.jobTitle].filter(Boolean).join(" · ")}
                  </span>
                </button>
              </li>
            ),
        )}
      </ul>
      {total === 0 && (
        <div className="empty">
          <p>{t("none")}</p>
          <button
            type="button"
            className="btn"
            onClick={() => {
              onClose();
              navigate(`/customers/new?name=${encodeURIComponent(text)}`);
            }}
          >
            {t("addNamed")}
          </button>
        </div>
      )}
    </>
  );
}
