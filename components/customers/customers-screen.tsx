import { lazy, Suspense, useCallback } from "react";
import { useTranslations } from "use-intl";
import { goBack } from "@/components/frame/go-back";
import { useSideBySide } from "@/components/ui/use-media";
import { useTitle } from "@/components/ui/use-title";
import { navigate, usePath } from "@/lib/client/navigation";
import type { Me } from "@/lib/client/session/model";
import { CustomerList } from "./customer-list";

const CustomerPage = lazy(async () => ({
  default: (await import("@/components/customer/customer-page")).CustomerPage,
}));
const NewCustomer = lazy(async () => ({
  default: (await import("@/components/customer/new-customer")).NewCustomer,
}));

interface CustomersScreenProps {
  readonly me: Me;
  /** From the address: a customer's id, `new`, or null for the list alone. */
  readonly id: string | null;
}

/** Customers: on the wide screen list and detail side by side, else one at a time, at the same addresses. */
export function CustomersScreen({ me, id }: CustomersScreenProps) {
  const t = useTranslations("customers");
  const sideBySide = useSideBySide();
  const { search } = usePath();
  const close = useCallback(() => {
    const list = `/customers${search}`;
    if (sideBySide) navigate(list, { keepScroll: true });
    else goBack(list);
  }, [search, sideBySide]);
  useTitle(id === null ? t("title") : id === "new" ? t("new") : "");
  const detail = id && <Detail id={id} pane={sideBySide} onClose={close} />;
  if (!sideBySide && detail) {
    return (
      <main className="main no-bar-space" id="content">
        {detail}
      </main>
    );
  }
  return (
    <main className="main" id="content">
      <div className="cols">
        <section className="pane pane-grow pane-list" aria-label={t("listLabel")}>
          <CustomerList me={me} openId={id} />
        </section>
        {detail && (
          <section className="pane pane-detail" aria-label={t("detail")}>
            {detail}
          </section>
        )}
      </div>
    </main>
  );
}

interface DetailProps {
  readonly id: string;
  readonly pane: boolean;
  readonly onClose: () => void;
}

function Detail({ id, pane, onClose }: DetailProps) {
  const { search } = usePath();
  const openNew = (made: string) => navigate(`/customers/${made}${search}`, { replace: true });
  return (
    <Suspense fallback={<div className="scroll" aria-busy="true" />}>
      {id === "new" ? (
        <NewCustomer onDone={openNew} onClose={onClose} pane={pane} />
      ) : (
        <CustomerPage key={id} id={id} pane={pane} onClose={onClose} />
      )}
    </Suspense>
  );
}
