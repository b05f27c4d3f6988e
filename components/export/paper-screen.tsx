import { ChevronLeft, Printer } from "lucide-react";
import { useTranslations } from "use-intl";
import { readListQuery } from "@/components/customers/list-query";
import { A } from "@/components/ui/a";
import { sayExact } from "@/components/ui/say-time";
import { useSay } from "@/components/ui/use-say";
import { useTitle } from "@/components/ui/use-title";
import { useCustomerList } from "@/lib/client/customers/use-customer-list";
import { recordExport } from "@/lib/client/exports/export-customers";
import { usePath } from "@/lib/client/navigation";
import type { Me } from "@/lib/client/session/model";
import type { CustomerRow } from "@/lib/domain/customers/model";
import { allColumns, exportCell, exportHeader } from "@/lib/domain/exports/cells";
import type { ExportColumn } from "@/lib/domain/exports/model";
import { cellText } from "@/lib/domain/imports/cells";
import css from "./export.module.css";
import { paperColumns, useExportContext } from "./use-export-context";

/** A list for paper (C8): A4, the header row on each page, for a meeting's hand-out. Works offline. */
export default function PaperScreen({ me }: { readonly me: Me }) {
  const t = useTranslations("exports.paper");
  useTitle(t("title"));
  const { search } = usePath();
  const params = new URLSearchParams(search);
  const { context } = useExportContext(me);
  const named = new Set(paperColumns(params.get("columns")));
  const columns = allColumns(context.customFields).filter((column) => named.has(column));
  params.delete("columns");
  const listSearch = params.size > 0 ? `?${params}` : "";
  const list = useCustomerList(readListQuery(listSearch));
  const say = useSay();
  const print = async () => {
    await recordExport({ format: "paper", count: list.total, query: listSearch, columns });
    window.print();
  };
  const date = sayExact(list.bounds.now, say);
  return (
    <main className={`main ${css.paper}`} id="content">
      <header className={`head ${css.noPrint}`}>
        <A className="icon-btn" href={`/customers${listSearch}`} aria-label={t("back")}>
          <ChevronLeft className="i-lg" />
        </A>
        <span className="push" />
        <button
          type="button"
          className="btn btn-main"
          disabled={list.total === 0}
          onClick={() => void print()}
        >
          <Printer className="i i-sm" />
          {t("print")}
        </button>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section className={`scroll ${css.sheet}`} tabIndex={0} aria-label={t("title")}>
        <h1>{t("title")}</h1>
        <p className={css.sub}>{t("sub", { company: me.company.name, date, count: list.total })}</p>
        <table className={css.table}>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {exportHeader(column, context)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {list.rows.map((row) => (
              <PaperRow key={row.id} row={row} columns={columns} context={context} />
            ))}
          </tbody>
        </table>
      </section>
    </main>
  );
}

interface PaperRowProps {
  readonly row: CustomerRow;
  readonly columns: readonly ExportColumn[];
  readonly context: Parameters<typeof exportCell>[2];
}

function PaperRow({ row, columns, context }: PaperRowProps) {
  return (
    <tr>
      {columns.map((column) => (
        <td key={column}>{cellText(exportCell(row, column, context))}</td>
      ))}
    </tr>
  );
}
