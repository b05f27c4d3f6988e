import { FileDown } from "lucide-react";
import { useTranslations } from "use-intl";
import { PageHead } from "@/components/frame/page-head";
import { A } from "@/components/ui/a";
import { Empty } from "@/components/ui/empty";
import { Wrong } from "@/components/ui/field";
import { When } from "@/components/ui/time";
import { useTitle } from "@/components/ui/use-title";
import { type ExportRecord, useExportRecords } from "@/lib/client/exports/use-export-records";
import css from "./export.module.css";

/** Exports on record (C8, M3): who, when, how many, which query. For those who read the audit. */
export default function ExportRecords() {
  const t = useTranslations("exports.record");
  useTitle(t("title"));
  const { rows, loading, error, loadMore } = useExportRecords();
  return (
    <main className="main" id="content">
      <PageHead title={t("title")} back="/more" />
      <div className="scroll">
        <div className="page">
          {error && <Wrong>{error.code === "offline" ? t("offline") : error.message}</Wrong>}
          {loading && rows.length === 0 && (
            <p className="sr" role="status" aria-busy="true">
              {t("loading")}
            </p>
          )}
          {!loading && !error && rows.length === 0 && (
            <Empty icon={FileDown} title={t("empty")} text={t("emptyText")} />
          )}
          <ul className={css.records}>
            {rows.map((row) => (
              <Entry key={row.id} row={row} />
            ))}
          </ul>
          {loadMore && (
            <button type="button" className="btn btn-link" disabled={loading} onClick={loadMore}>
              {t("more")}
            </button>
          )}
        </div>
      </div>
    </main>
  );
}

function Entry({ row }: { readonly row: ExportRecord }) {
  const t = useTranslations("exports");
  return (
    <li className={css.record}>
      <b>{row.name}</b>
      <span>{t("record.people", { count: row.count })}</span>
      <span className="dim">{`${t(`formats.${row.format}`)} · ${t(`record.${row.made}`)}`}</span>
      <span className="dim push">
        <When at={row.at} />
      </span>
      <A className={css.query} href={`/customers${row.query}`}>
        {row.query ? decodeURIComponent(row.query.slice(1)) : t("record.everything")}
      </A>
    </li>
  );
}
