import { lazy, Suspense, useState } from "react";
import { useTranslations } from "use-intl";
import { Dialog } from "@/components/ui/dialog";
import { usePath } from "@/lib/client/navigation";
import { PickCustomer } from "./pick-customer";

const Composer = lazy(async () => ({
  default: (await import("@/components/follow-ups/composer")).Composer,
}));

interface Picked {
  readonly id: string;
  readonly name: string;
}

/** Write a follow-up from anywhere: first for whom, then the text, its kind and the next date. */
export default function FollowUpSheet({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslations("common.add");
  const { pathname } = usePath();
  const [picked, setPicked] = useState<Picked | null>(null);
  const title = picked ? `${t("followUp")} · ${picked.name}` : t("pickCustomer");
  return (
    <Dialog open onClose={onClose} title={title} className="dialog-wide dialog-top" key={pathname}>
      {picked ? (
        <Suspense fallback={null}>
          <Composer customerId={picked.id} autoFocus onDone={onClose} />
        </Suspense>
      ) : (
        <PickCustomer onPick={setPicked} onClose={onClose} />
      )}
    </Dialog>
  );
}
