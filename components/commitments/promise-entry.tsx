import { useTranslations } from "use-intl";
import type * as Y from "yjs";
import { When } from "@/components/ui/time";
import { changeEntry, removeEntry, setKept } from "@/lib/client/customers/list-actions";
import type { CustomerPromise } from "@/lib/domain/customers/record";
import css from "./commitments.module.css";
import { DueEdit } from "./due-edit";
import { EntryMenu } from "./entry-menu";
import { Tick } from "./tick";

interface PromiseEntryProps {
  readonly promise: CustomerPromise;
  readonly doc: Y.Doc;
  readonly writable: boolean;
}

/** A promise with its tick; a concession, gift or favour as a line of what was given (F6). */
export function PromiseEntry({ promise, doc, writable }: PromiseEntryProps) {
  const t = useTranslations("commitments");
  const { id, kind, text, dueAt, keptAt } = promise;
  const isPromise = kind === "promise";
  const kept = keptAt !== null;
  const toggle = writable ? () => setKept(doc, id, !kept) : null;
  const setDue = writable
    ? (iso: string | null) => changeEntry(doc, "promises", id, { dueAt: iso ?? undefined })
    : null;
  return (
    <li className={css.entry}>
      {isPromise && <Tick done={kept} label={t("kept", { text })} onToggle={toggle} />}
      <div className={css.text}>
        <span className={kept ? css.done : undefined}>{text}</span>
        <div className={css.meta}>
          {!isPromise && <span>{t(`promiseKind.${kind}`)}</span>}
          {kept ? (
            t.rich("keptAt", { when: () => <When at={keptAt} /> })
          ) : (
            <DueEdit dueAt={isPromise ? dueAt : null} onChange={isPromise ? setDue : null} />
          )}
        </div>
      </div>
      {writable && <EntryMenu name={text} onRemove={() => removeEntry(doc, "promises", id)} />}
    </li>
  );
}
