import { useState } from "react";
import { useTranslations } from "use-intl";
import type * as Y from "yjs";
import { addIssue } from "@/lib/client/customers/list-actions";
import type { CustomerRecord } from "@/lib/client/customers/open-customer";
import { openIssues, solvedIssues } from "@/lib/domain/customers/commitments";
import { issueKinds } from "@/lib/domain/customers/record";
import { AddEntry } from "./add-entry";
import css from "./commitments.module.css";
import { IssueEntry } from "./issue-entry";

interface IssuesPanelProps {
  readonly customerId: string;
  readonly doc: Y.Doc;
  readonly record: CustomerRecord;
  readonly writable: boolean;
}

/** Problems, complaints, requests and questions of a customer (F7). */
export function IssuesPanel({ customerId, doc, record, writable }: IssuesPanelProps) {
  const t = useTranslations("commitments");
  const [askingId, setAskingId] = useState<string | null>(null);
  const open = openIssues(record.issues);
  const solved = solvedIssues(record.issues);
  return (
    <div className={css.panel}>
      <h2 className="sr">{t("issues")}</h2>
      {writable && (
        <AddEntry
          label={t("addIssue")}
          placeholder={t("issuePlaceholder")}
          kinds={issueKinds.map((value) => ({ value, label: t(`issueKind.${value}`) }))}
          dated={issueKinds}
          scope={`${customerId}.issue`}
          onAdd={(entry) => addIssue(doc, entry)}
        />
      )}
      {open.length === 0 && solved.length === 0 && <p className="help">{t("noIssues")}</p>}
      {[
        { title: t("openIssues"), issues: open },
        { title: t("solvedIssues"), issues: solved },
      ].map(
        ({ title, issues }) =>
          issues.length > 0 && (
            <section key={title} aria-label={title}>
              <h3 className={css.heading}>{title}</h3>
              <ul>
                {issues.map((issue) => (
                  <IssueEntry
                    key={issue.id}
                    {...{ issue, doc, writable }}
                    asking={issue.id === askingId}
                    onAsk={(asking) => setAskingId(asking ? issue.id : null)}
                  />
                ))}
              </ul>
            </section>
          ),
      )}
    </div>
  );
}
