import { useEffect, useRef, useState } from "react";
import { toast } from "sonner";
import { useTranslations } from "use-intl";
import { Dialog } from "@/components/ui/dialog";
import { Wrong } from "@/components/ui/field";
import { saveFile } from "@/components/ui/save-file";
import { Segment } from "@/components/ui/segment";
import type { CustomerList } from "@/lib/client/customers/model";
import { recordExport, writeExport } from "@/lib/client/exports/export-customers";
import { navigate, usePath } from "@/lib/client/navigation";
import type { Me } from "@/lib/client/session/model";
import { allColumns, exportHeader } from "@/lib/domain/exports/cells";
import { type ExportColumn, type ExportFormat, exportFormats } from "@/lib/domain/exports/model";
import css from "./export.module.css";
import { useExportContext } from "./use-export-context";

interface ExportDialogProps {
  readonly me: Me;
  readonly list: CustomerList;
  readonly onClose: () => void;
}

/** What the list shows, as a file or on paper (C8): all columns or chosen ones. Works offline. */
export default function ExportDialog({ me, list, onClose }: ExportDialogProps) {
  const t = useTranslations("exports");
  const { context, owners } = useExportContext(me);
  const columns = allColumns(context.customFields);
  const [format, setFormat] = useState<ExportFormat>("xlsx");
  const [left, setLeft] = useState<ReadonlySet<ExportColumn>>(new Set());
  const { search } = usePath();
  const chosen = columns.filter((column) => !left.has(column));
  const toggle = (column: ExportColumn) => {
    const next = new Set(left);
    if (!next.delete(column)) next.add(column);
    setLeft(next);
  };
  const writing = useWriting({ me, list, search, onClose });
  const go = () => {
    if (format === "paper") navigate(paperHref(search, chosen));
    else {
      const { ownerName: _names, ...plain } = context;
      void writing.write({ format, columns: chosen, context: plain, owners, sheet: t("sheet") });
    }
  };
  return (
    <Dialog open onClose={onClose} title={t("title")}>
      <div className="form">
        <Segment
          label={t("format")}
          value={format}
          options={exportFormats.map((value) => ({ value, label: t(`formats.${value}`) }))}
          onChange={setFormat}
        />
        <fieldset className={`checks ${css.columns}`}>
          <legend className="label">
            {t("columns")}
            <button type="button" className="btn btn-link" onClick={() => setLeft(new Set())}>
              {t("all")}
            </button>
            <button type="button" className="btn btn-link" onClick={() => setLeft(new Set(columns.slice(2)))}>
              {t("few")}
            </button>
          </legend>
          {columns.map((column) => (
            <label key={column}>
              <input type="checkbox" checked={!left.has(column)} onChange={() => toggle(column)} />
              {exportHeader(column, context)}
            </label>
          ))}
        </fieldset>
        <p className="help">{t("recorded")}</p>
        {list.total === 0 && <Wrong>{t("nothing")}</Wrong>}
        {writing.problem && <Wrong>{t("failed", { reason: writing.problem })}</Wrong>}
        <div className="dialog-foot">
          {writing.working && <progress className={css.bar} aria-label={t("working")} />}
          <button
            type="button"
            className="btn btn-main"
            disabled={list.total === 0 || chosen.length === 0 || writing.working}
            onClick={go}
          >
            {writing.working ? t("working") : t(format === "paper" ? "print" : "go", { count: list.total })}
          </button>
        </div>
      </div>
    </Dialog>
  );
}

function paperHref(search: string, columns: readonly ExportColumn[]): string {
  const params = new URLSearchParams(search);
  params.set("columns", columns.join(" "));
  return `/paper?${params}`;
}

type Writing = Pick<ExportDialogProps, "me" | "list" | "onClose"> & { readonly search: string };
type Task = Parameters<typeof writeExport>[1];

function useWriting({ me, list, search, onClose }: Writing) {
  const t = useTranslations("exports");
  const [working, setWorking] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const stop = useRef(new AbortController());
  useEffect(() => {
    const controller = new AbortController();
    stop.current = controller;
    return () => controller.abort();
  }, []);
  const write = async (task: Task) => {
    setWorking(true);
    setProblem(null);
    try {
      const blob = await writeExport(list, task, stop.current.signal);
      if (!blob) return;
      await recordExport({ format: task.format, count: list.total, query: search, columns: task.columns });
      const date = new Intl.DateTimeFormat("sv-SE", { timeZone: me.company.timeZone }).format(new Date());
      saveFile(`${t("fileName", { date })}.${task.format}`, blob);
      toast(t("done", { count: list.total }));
      onClose();
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
      setWorking(false);
    }
  };
  return { write, working, problem };
}
