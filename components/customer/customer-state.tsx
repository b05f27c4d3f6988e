import { CloudOff, FileWarning, LockKeyhole, UserRoundX } from "lucide-react";
import { useTranslations } from "use-intl";
import { Empty } from "@/components/ui/empty";
import { useConnection } from "@/lib/client/connection/use-connection";
import type { CustomerView } from "@/lib/client/customers/model";

interface CustomerStateProps {
  readonly state: Exclude<CustomerView["state"], "ready">;
  readonly onRetry: () => void;
}

const icons = { denied: LockKeyhole, missing: CloudOff, failed: FileWarning, unknown: UserRoundX } as const;

/** What stands where a customer's content can't be shown: why, and what to do. */
export function CustomerState({ state, onRetry }: CustomerStateProps) {
  const t = useTranslations("customer.state");
  const action = useTranslations("customer");
  const { online } = useConnection();
  // From the device a document opens in less time than a spinner would take to be seen.
  if (state === "opening") return <div aria-busy="true" />;
  // What the server doesn't know is another thing than what can't be fetched now.
  const said = state === "missing" && online ? "unknown" : state;
  return (
    <Empty icon={icons[said]} title={t(`${said}.title`)} text={t(`${said}.text`)}>
      {state !== "denied" && (
        <button type="button" className="btn" onClick={onRetry}>
          {action("retry")}
        </button>
      )}
    </Empty>
  );
}
