import { Command } from "cmdk";
import { useTranslations } from "use-intl";
import { Status, Vip } from "@/components/ui/status";
import { useCustomerList } from "@/lib/client/customers/use-customer-list";
import { navigate } from "@/lib/client/navigation";
import type { PaletteGroupProps } from "./model";

const shown = 8;
const latestFirst = { key: "lastContactedAt", dir: "desc" } as const;

export function PaletteCustomers({ q, run }: PaletteGroupProps) {
  const t = useTranslations("palette");
  const { total, getRow } = useCustomerList({ q, sort: latestFirst });
  const rows = Array.from({ length: Math.min(total, q === "" ? 3 : shown) }, (_, index) => getRow(index));
  if (rows.length === 0) return null;
  return (
    <Command.Group heading={t("customers")}>
      {rows.map(
        (row) =>
          row && (
            <Command.Item key={row.id} value={row.id} onSelect={run(() => navigate(`/customers/${row.id}`))}>
              <span className="strong nw">{row.name}</span>
              {row.level === "vip" && <Vip />}
              <span className="dim cut">{[row.company, row.jobTitle].filter(Boolean).join(" · ")}</span>
              <span className="push">
                <Status status={row.status} />
              </span>
            </Command.Item>
          ),
      )}
    </Command.Group>
  );
}
