import { CloudOff, History } from "lucide-react";
import { useTranslations } from "use-intl";
import { usePersonName } from "@/components/follow-ups/use-person-name";
import { useApiErrorText } from "@/components/ui/api-error";
import { Empty } from "@/components/ui/empty";
import { When } from "@/components/ui/time";
import { useCustomerChanges } from "@/lib/client/customers/use-changes";
import css from "./change-history.module.css";
import { type ChangeWords, useChangeWords } from "./change-words";
import { groupChanges, type HistoryLine } from "./group-changes";

/** Who changed what, when (C6). Kept by the server; offline the ones seen last time are shown, and said to be. */
export function ChangeHistory({ customerId }: { readonly customerId: string }) {
  const t = useTranslations("customer.change");
  const { rows, loading, fromCache, error, loadMore } = useCustomerChanges(customerId);
  const errorText = useApiErrorText();
  const isOffline = fromCache || error?.code === "offline";
  if (rows.length === 0 && error && !isOffline) {
    return <Empty icon={CloudOff} title={t("failed")} text={errorText(error)} />;
  }
  if (rows.length === 0 && isOffline) return <Empty icon={CloudOff} title={t("offlineEmpty")} />;
  if (rows.length === 0 && !loading) return <Empty icon={History} title={t("empty")} text={t("emptyText")} />;
  return (
    <section aria-label={t("title")} aria-busy={loading}>
      {isOffline && <p className={`help ${css.note}`}>{t("fromCache")}</p>}
      {!isOffline && error && <p className={`help ${css.note}`}>{errorText(error)}</p>}
      <ol className={css.changes}>
        {groupChanges(rows).map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: one commit may write a path twice; older rows are only appended
          <Line key={`${line.change.at}${line.change.path}${index}`} line={line} />
        ))}
      </ol>
      {loadMore && (
        <button type="button" className="btn" disabled={loading} onClick={loadMore}>
          {t("older")}
        </button>
      )}
    </section>
  );
}

function Line({ line }: { readonly line: HistoryLine }) {
  const t = useTranslations("customer.change");
  const pool = useTranslations("pool");
  const nameOf = usePersonName();
  const wordsOf = useChangeWords();
  const { change } = line;
  const words: ChangeWords =
    line.kind === "change"
      ? wordsOf(change)
      : {
          field: line.kind === "entryAdded" ? t(`added.${line.list}`) : t(line.kind),
          old: "",
          next: line.words,
        };
  return (
    <li>
      <div className={css.meta}>
        <span className="strong">{words.field}</span>
        <span className="dim push nw">{change.actorId ? nameOf(change.actorId) : pool("byRule")}</span>
        <span className="dim nw">
          <When at={change.at} kind="moment" />
        </span>
      </div>
      <Values words={words} />
    </li>
  );
}

/** Old → new; a value that was not there before, or is there no longer, says so. */
function Values({ words }: { readonly words: ChangeWords }) {
  const t = useTranslations("customer.change");
  if (words.old === "" && words.next === "") return null;
  if (words.old === "") return <p className={css.values}>{words.next}</p>;
  return (
    <p className={css.values}>
      <span className="sr">{t("old")}</span>
      <s className="dim">{words.old}</s>
      <span aria-hidden="true"> → </span>
      <span className="sr">{t("new")}</span>
      {words.next === "" ? <span className="dim">{t("cleared")}</span> : words.next}
    </p>
  );
}
