import { Tabs } from "radix-ui";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { AttachmentsPanel } from "@/components/attachments/attachments-panel";
import { IssuesPanel } from "@/components/commitments/issues-panel";
import { OpenIssues } from "@/components/commitments/open-issues";
import { PromisesPanel } from "@/components/commitments/promises-panel";
import { Composer } from "@/components/follow-ups/composer";
import { Timeline } from "@/components/follow-ups/timeline";
import { ChangeHistory } from "@/components/history/change-history";
import { LikesPanel } from "@/components/likes/likes-panel";
import { SharingSection } from "@/components/sharing/sharing-section";
import type { CustomerView } from "@/lib/client/customers/model";
import { openIssues, openPromises } from "@/lib/domain/customers/commitments";
import css from "./customer.module.css";
import { Details } from "./details";
import type { WriteFields } from "./use-field-writer";
import { useShownTab } from "./use-shown-tab";
import { type CustomerTab, customerTabs } from "./use-tab";
import { WhyReadOnly } from "./why-read-only";

interface CustomerContentProps {
  readonly id: string;
  readonly view: CustomerView;
  readonly pane: boolean;
  readonly write: WriteFields | null;
  readonly tab: CustomerTab;
  readonly onTab: (tab: CustomerTab) => void;
  readonly openNote: string | null;
  readonly onOpenNote: (id: string | null) => void;
}

/** The composer and the sections of a customer. In the pane the composer stands at the foot. */
export function CustomerContent(props: CustomerContentProps) {
  const { id, view, pane, write, tab, onTab, openNote, onOpenNote } = props;
  const t = useTranslations("customer");
  const { doc, record, awareness, right } = view;
  const writable = write !== null;
  const tabs = useShownTab(tab);
  const ownerId = view.row?.ownerId ?? null;
  const files = doc && { customerId: id, customerName: record?.fields.name ?? "", doc };
  const counts: Partial<Record<CustomerTab, number>> = {
    followUps: record?.followUps.filter((followUp) => !followUp.deleted).length ?? 0,
    promises: openPromises(record?.promises ?? []).length,
    issues: openIssues(record?.issues ?? []).length,
    files: record?.attachments.filter((file) => file.id !== record.fields.photo).length ?? 0,
  };
  const panel = (value: CustomerTab, content: ReactNode) => (
    <Tabs.Content value={value} className={css.panel} tabIndex={-1}>
      {content}
    </Tabs.Content>
  );
  return (
    <>
      {record && <OpenIssues issues={record.issues} onOpen={() => onTab("issues")} />}
      {!pane && write && (
        <div className={css.write}>
          <Composer customerId={id} />
        </div>
      )}
      {right === "read" && <WhyReadOnly className={css.readOnly} />}
      <Tabs.Root value={tab} onValueChange={(value) => onTab(value as CustomerTab)}>
        <Tabs.List ref={tabs} className={css.tabs} aria-label={t("content")}>
          {customerTabs.map((name) => (
            <Tabs.Trigger key={name} value={name}>
              {t(`tab.${name}`)}
              {(counts[name] ?? 0) > 0 && <span>{counts[name]}</span>}
            </Tabs.Trigger>
          ))}
        </Tabs.List>
        {panel(
          "followUps",
          <>
            <h2 className="sr">{t("timeline")}</h2>
            {doc && record && (
              <Timeline
                customerId={id}
                doc={doc}
                awareness={awareness}
                record={record}
                right={right}
                ownerId={ownerId}
                openId={openNote}
                onOpen={onOpenNote}
              />
            )}
          </>,
        )}
        {panel(
          "details",
          <>
            <Details id={id} view={view} write={write} />
            {view.row?.ownerId && <SharingSection row={view.row} />}
          </>,
        )}
        {doc && record && files && (
          <>
            {panel("promises", <PromisesPanel customerId={id} {...{ doc, record, writable }} />)}
            {panel("likes", <LikesPanel customerId={id} {...{ doc, record, writable }} />)}
            {panel("files", <AttachmentsPanel of={files} {...{ record, ownerId, writable }} />)}
            {panel("issues", <IssuesPanel customerId={id} {...{ doc, record, writable }} />)}
          </>
        )}
        {panel("changes", <ChangeHistory customerId={id} />)}
      </Tabs.Root>
    </>
  );
}
