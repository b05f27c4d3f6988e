import { CircleAlert, CircleCheck, FileSpreadsheet } from "lucide-react";
import { type DragEvent, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { A } from "@/components/ui/a";
import type { Committed, FileProblem } from "@/lib/client/imports/protocol";
import { importSession, useOpenFacts } from "@/lib/client/imports/use-import";
import type { Me } from "@/lib/client/session/model";
import css from "./import.module.css";

interface ChooseFileProps {
  readonly me: Me;
  readonly problem: FileProblem | null;
  readonly fileName: string;
  readonly stored?: Committed;
}

const accepted = ".xlsx,.xlsm,.xls,.csv,.tsv,.txt";

/** Where a file is chosen or dropped; says why the last one was refused, or that it is in. */
export function ChooseFile({ me, problem, fileName, stored }: ChooseFileProps) {
  const t = useTranslations("imports");
  const facts = useOpenFacts(me);
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const open = (file: File | undefined) => {
    if (file) void importSession().open(file, facts);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    open(event.dataTransfer.files[0]);
  };
  return (
    <section className={css.choose} aria-label={t("choose")}>
      {stored && <Stored committed={stored} />}
      {problem && <Refused problem={problem} fileName={fileName} />}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a short cut; the button does the same */}
      <div
        className={over ? `${css.drop} ${css.over}` : css.drop}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <FileSpreadsheet className={css.dropIcon} aria-hidden="true" />
        <button type="button" className="btn btn-main btn-lg" onClick={() => input.current?.click()}>
          {t(stored ? "chooseNext" : "choose")}
        </button>
        <p className="small dim">{t("chooseHelp")}</p>
        <input
          ref={input}
          className="sr"
          type="file"
          tabIndex={-1}
          accept={accepted}
          aria-label={t("file")}
          onChange={(event) => {
            open(event.target.files?.[0]);
            event.target.value = "";
          }}
        />
      </div>
    </section>
  );
}

function Refused({ problem, fileName }: { readonly problem: FileProblem; readonly fileName: string }) {
  const t = useTranslations("imports");
  const { code, sheet, row, column } = problem;
  const place = [
    sheet && t("place.sheet", { sheet }),
    row !== undefined && t("place.row", { row }),
    column && t("place.column", { column }),
  ].filter(Boolean);
  return (
    <div className={css.refused} role="alert">
      <CircleAlert className="i" aria-hidden="true" />
      <p>
        <b>{t("refusedFile", { file: fileName })}</b> {t(`problemFile.${code}`)}
        {place.length > 0 && ` ${place.join(t("place.join"))}`} {t("nothingImported")}
      </p>
    </div>
  );
}

function Stored({ committed }: { readonly committed: Committed }) {
  const t = useTranslations("imports");
  return (
    <div className={css.stored} role="status">
      <CircleCheck className="i" aria-hidden="true" />
      <p>
        {t("stored", { ...committed })}{" "}
        <A className="link" href="/customers?sort=-createdAt">
          {t("seeThem")}
        </A>
      </p>
    </div>
  );
}
