import { CloudOff, FileWarning, LockKeyhole } from "lucide-react";
import { useTranslations } from "use-intl";
import { Empty } from "@/components/ui/empty";
import type { CustomerView } from "@/lib/client/customers/model";

interface CustomerStateProps {
  readonly state: Exclude<CustomerView["state"], "ready">;
  readonly onRetry: () => void;
}

const icons = { denied: LockKeyhole, missing: CloudOff, failed: FileWarning } as const;

/** What stands where a customer's content can't be shown: why, and what to do. */
export function CustomerState({ state, onRetry }: CustomerStateProps) {
  const t = useTranslations("customer.state");
  const action = useTranslations("customer");
  // From the device a document opens in less time than a spinner would take to be seen.
  if (state === "opening") return <div aria-busy="true" />;
  return (
    <Empty icon={icons[state]} title={t(`${state}.title`)} text={t(`${state}.text`)}>
      {state !== "denied" && (
        <button type="button" className="btn" onClick={onRetry}>
          {action("retry")}
        </button>
      )}
    </Empty>
  );
}
