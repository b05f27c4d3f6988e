import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { CustomerPhoto } from "@/components/attachments/customer-photo";
import { PoolNotice } from "@/components/pool/pool-notice";
import { useTitle } from "@/components/ui/use-title";
import { useCustomer } from "@/lib/client/customers/use-customer";
import css from "./customer.module.css";
import { CustomerContent } from "./customer-content";
import { PageHead, PaneHead } from "./customer-head";
import { CustomerState } from "./customer-state";
import { PageTop, PaneTop } from "./customer-top";
import { LiveNotice } from "./live-notice";
import { PaneComposer } from "./pane-composer";
import { shownCustomer } from "./shown-customer";
import { forgetAllUndo } from "./undo-memory";
import { useCustomerKeys } from "./use-customer-keys";
import { useFieldWriter } from "./use-field-writer";
import { useTab } from "./use-tab";

interface CustomerPageProps {
  readonly id: string;
  /** Beside the list instead of a page of its own. */
  readonly pane?: boolean;
  readonly onClose?: () => void;
}

/** A customer (C1, C6, F1): everything in one look, everything edited where it stands. */
export function CustomerPage(props: CustomerPageProps) {
  return <CustomerOf key={props.id} {...props} />;
}

function CustomerOf({ id, pane = false, onClose }: CustomerPageProps) {
  const t = useTranslations("customer");
  const view = useCustomer(id);
  const [tab, setTab] = useTab();
  const [openNote, setOpenNote] = useState<string | null>(null);
  const [scrolled, setScrolled] = useState(false);
  const customer = shownCustomer(view);
  const writer = useFieldWriter(view.doc, view.record?.fields ?? null);
  const write = view.state === "ready" && view.right === "write" ? writer : null;
  useTitle(customer?.name ?? t("title"));
  useCustomerKeys(onClose);
  useEffect(() => forgetAllUndo, []);

  const photo = customer && (
    <CustomerPhoto
      of={view.doc && { customerId: id, customerName: customer.name, doc: view.doc }}
      customerId={id}
      name={customer.name}
      record={view.record}
      ownerId={view.row?.ownerId ?? null}
      writable={write !== null}
    />
  );
  const Head = pane ? PaneHead : PageHead;
  const Top = pane ? PaneTop : PageTop;
  return (
    <>
      <Head
        id={id}
        customer={customer}
        present={view.present}
        write={write}
        onTab={setTab}
        onClose={onClose}
        photo={photo}
        scrolled={scrolled}
      />
      <div
        className={`scroll ${pane ? css.paneBody : css.pageBody}`}
        onScroll={(event) => setScrolled(event.currentTarget.scrollTop > 4)}
      >
        {customer && <Top customer={customer} record={view.record} write={write} photo={photo} />}
        <PoolNotice id={id} row={view.row} />
        {view.state === "ready" ? (
          <CustomerContent
            id={id}
            view={view}
            pane={pane}
            write={write}
            tab={tab}
            onTab={setTab}
            openNote={openNote}
            onOpenNote={setOpenNote}
          />
        ) : (
          <CustomerState state={view.state} onRetry={view.retry} />
        )}
      </div>
      {pane && write && <PaneComposer customerId={id} />}
      <LiveNotice view={view} />
    </>
  );
}
