import { useCallback } from "react";
import { useTranslations } from "use-intl";
import { goBack } from "@/components/frame/go-back";
import { useSideBySide } from "@/components/ui/use-media";
import { useTitle } from "@/components/ui/use-title";
import { navigate, usePath } from "@/lib/client/navigation";
import type { Me } from "@/lib/client/session/model";
import { PoolCustomer } from "./pool-customer";
import { PoolList } from "./pool-list";

interface PoolScreenProps {
  readonly me: Me;
  /** From the address: a customer's id, or null for the list alone. */
  readonly id: string | null;
}

/** The public pool (P): on the wide screen list and record side by side. */
export default function PoolScreen({ me, id }: PoolScreenProps) {
  const t = useTranslations("pool");
  const sideBySide = useSideBySide();
  const { search } = usePath();
  useTitle(t("title"));
  const close = useCallback(() => {
    const list = `/pool${search}`;
    if (sideBySide) navigate(list, { keepScroll: true });
    else goBack(list);
  }, [search, sideBySide]);
  const detail = id && <PoolCustomer key={id} id={id} me={me} pane={sideBySide} onClose={close} />;
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
          <PoolList me={me} openId={id} />
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
