import { useTranslations } from "use-intl";
import type * as Y from "yjs";
import { changeEntry, setKept } from "@/lib/client/customers/list-actions";
import type { CustomerPromise } from "@/lib/domain/customers/record";
import css from "./commitments.module.css";
import { DueEdit } from "./due-edit";
import { Tick } from "./tick";

interface NotePromisesProps {
  readonly promises: readonly CustomerPromise[];
  readonly doc: Y.Doc;
  readonly writable: boolean;
}

/** What was promised in a talk, under its note, to be ticked off there (F6). */
export function NotePromises({ promises, doc, writable }: NotePromisesProps) {
  const t = useTranslations("commitments");
  if (promises.length === 0) return null;
  return (
    <ul>
      {promises.map(({ id, kind, text, dueAt, keptAt }) => {
        const kept = keptAt !== null;
        const toggle = writable ? () => setKept(doc, id, !kept) : null;
        return (
          <li key={id} className="promise">
            {kind === "promise" && <Tick done={kept} label={t("kept", { text })} onToggle={toggle} />}
            <span className={kept ? css.done : undefined}>
              <span className="dim">{t("inNote", { kind: t(`promiseKind.${kind}`) })}</span>
              {text}
            </span>
            {!kept && (
              <span className="strong nw">
                <DueEdit
                  dueAt={dueAt}
                  onChange={
                    writable ? (iso) => changeEntry(doc, "promises", id, { dueAt: iso ?? undefined }) : null
                  }
                />
              </span>
            )}
          </li>
        );
      })}
    </ul>
  );
}
