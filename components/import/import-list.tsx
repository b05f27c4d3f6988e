import { useTranslations } from "use-intl";
import { Section } from "@/components/ui/section";
import { When } from "@/components/ui/time";
import { useConnection } from "@/lib/client/connection/use-connection";
import {
  dismissImport,
  doneOf,
  retryImport,
  type StoredImport,
  undoImport,
  useStoredImports,
} from "@/lib/client/imports/use-import";
import css from "./import.module.css";
import { SkippedRows } from "./skipped-rows";

/** Imports made on this device: on their way, done, undone. A whole one is undone in one step. */
export function ImportList() {
  const t = useTranslations("imports");
  const imports = useStoredImports();
  if (imports.length === 0) return null;
  return (
    <Section title={t("imports")} count={imports.length}>
      <ul className={css.rows}>
        {imports.map((stored) => (
          <Entry key={stored.id} stored={stored} />
        ))}
      </ul>
    </Section>
  );
}

function Entry({ stored }: { readonly stored: StoredImport }) {
  const t = useTranslations("imports");
  const { state, fileName, at, total, added, updated, kept } = stored;
  const sent = doneOf(stored);
  return (
    <li className={css.entry}>
      <div className={css.progressHead}>
        <p className="grow">
          <b>{fileName}</b>{" "}
          <span className="dim">
            <When at={at} />
          </span>
        </p>
        <Actions stored={stored} />
      </div>
      {state === "waiting" && <Sending sent={sent} total={total} />}
      {state === "undoing" && <progress className={css.bar} aria-label={t("undoing")} />}
      <p className="small" role="status">
        {t(`state.${state}`, { sent, total, added, updated, kept })}
        {stored.message && ` ${stored.message}`}
      </p>
      <SkippedRows stored={stored} />
    </li>
  );
}

function Sending({ sent, total }: { readonly sent: number; readonly total: number }) {
  const t = useTranslations("imports");
  const { online } = useConnection();
  return (
    <>
      <progress className={css.bar} aria-label={t("sending")} max={total} value={sent} />
      {!online && <p className="small dim">{t("waitsForNetwork")}</p>}
    </>
  );
}

function Actions({ stored: { id, state } }: { readonly stored: StoredImport }) {
  const t = useTranslations("imports");
  if (state === "undoing") return null;
  const isOver = state === "done" || state === "undone" || state === "refused";
  return (
    <>
      {state === "refused" && (
        <button type="button" className="btn" onClick={() => void retryImport(id)}>
          {t("retry")}
        </button>
      )}
      {state !== "undone" && (
        <button type="button" className="btn" onClick={() => void undoImport(id)}>
          {t("undo")}
        </button>
      )}
      {isOver && (
        <button type="button" className="btn btn-bare" onClick={() => void dismissImport(id)}>
          {t("dismiss")}
        </button>
      )}
    </>
  );
}
