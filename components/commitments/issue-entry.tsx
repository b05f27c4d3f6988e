import { useState } from "react";
import { useTranslations } from "use-intl";
import type * as Y from "yjs";
import { When } from "@/components/ui/time";
import { changeEntry, removeEntry, setSolved } from "@/lib/client/customers/list-actions";
import type { CustomerIssue } from "@/lib/domain/customers/record";
import css from "./commitments.module.css";
import { DueEdit } from "./due-edit";
import { EntryMenu } from "./entry-menu";
import { Tick } from "./tick";

interface IssueEntryProps {
  readonly issue: CustomerIssue;
  readonly doc: Y.Doc;
  readonly writable: boolean;
  /** Whether it was just ticked, and how it was solved is asked: kept by the panel, for the tick moves the entry. */
  readonly asking: boolean;
  readonly onAsk: (asking: boolean) => void;
}

/** What a customer needs solved, with its solution (F7). Ticking it asks how it was solved, and takes no answer, too. */
export function IssueEntry({ issue, doc, writable, asking, onAsk }: IssueEntryProps) {
  const t = useTranslations("commitments");
  const { id, kind, text, raisedAt, dueAt, solution, solvedAt } = issue;
  const solved = solvedAt !== null;
  const toggle = () => {
    setSolved(doc, id, !solved);
    onAsk(!solved && solution === "");
  };
  const setDue = writable
    ? (iso: string | null) => changeEntry(doc, "issues", id, { dueAt: iso ?? undefined })
    : null;
  return (
    <li className={css.entry}>
      <Tick done={solved} label={t("solved", { text })} onToggle={writable ? toggle : null} />
      <div className={css.text}>
        <span className={solved ? css.done : undefined}>{text}</span>
        <div className={css.meta}>
          <span>{t(`issueKind.${kind}`)}</span>
          {raisedAt && !solved && <span>{t.rich("raisedAt", { when: () => <When at={raisedAt} /> })}</span>}
          {solvedAt ? (
            t.rich("solvedAt", { when: () => <When at={solvedAt} /> })
          ) : (
            <DueEdit dueAt={dueAt} onChange={setDue} />
          )}
        </div>
        {solution !== "" && !asking && <p>{t("solutionIs", { solution })}</p>}
        {asking && (
          <SolutionField
            value={solution}
            onDone={(next) => {
              changeEntry(doc, "issues", id, { solution: next || undefined });
              onAsk(false);
            }}
          />
        )}
      </div>
      {writable && <EntryMenu name={text} onRemove={() => removeEntry(doc, "issues", id)} />}
    </li>
  );
}

interface SolutionFieldProps {
  readonly value: string;
  readonly onDone: (text: string) => void;
}

function SolutionField({ value, onDone }: SolutionFieldProps) {
  const t = useTranslations("commitments");
  const [text, setText] = useState(value);
  return (
    <div className={`field ${css.solution}`}>
      <input
        // biome-ignore lint/a11y/noAutofocus: it appears in answer to a press, and asks for words
        autoFocus
        value={text}
        maxLength={2000}
        placeholder={t("solution")}
        aria-label={t("solution")}
        onChange={(event) => setText(event.target.value)}
        onBlur={() => onDone(text.trim())}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === "Enter") onDone(text.trim());
        }}
      />
    </div>
  );
}
