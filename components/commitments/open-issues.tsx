import { CircleAlert } from "lucide-react";
import { useTranslations } from "use-intl";
import { openIssues } from "@/lib/domain/customers/commitments";
import type { CustomerIssue } from "@/lib/domain/customers/record";
import css from "./commitments.module.css";
import { Due } from "./due";

interface OpenIssuesProps {
  readonly issues: readonly CustomerIssue[];
  readonly onOpen: () => void;
}

/** As many as fit above the fold; the rest is a press away. */
const shown = 2;

/** What still has to be solved, at the top of the customer, whoever follows it now (F7). */
export function OpenIssues({ issues, onOpen }: OpenIssuesProps) {
  const t = useTranslations("commitments");
  const open = openIssues(issues);
  if (open.length === 0) return null;
  return (
    <section className={css.open} aria-label={t("openIssues")}>
      {open.slice(0, shown).map((issue) => (
        <button key={issue.id} type="button" className={css.openIssue} onClick={onOpen}>
          <CircleAlert className="i i-sm dim" />
          <span className="dim nw">{t(`issueKind.${issue.kind}`)}</span>
          <span className="cut">{issue.text}</span>
          <span className="push nw small">
            <Due at={issue.dueAt} />
          </span>
        </button>
      ))}
      {open.length > shown && (
        <button type="button" className={`${css.openIssue} link`} onClick={onOpen}>
          {t("moreIssues", { count: open.length - shown })}
        </button>
      )}
    </section>
  );
}
