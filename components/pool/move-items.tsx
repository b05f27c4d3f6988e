import { ArrowRightLeft, Lock, LockOpen, Trash2, Waves } from "lucide-react";
import { toast } from "sonner";
import { useTranslations } from "use-intl";
import { useApiErrorText } from "@/components/ui/api-error";
import { MenuItem, MenuLine } from "@/components/ui/menu";
import { useCustomerRow } from "@/lib/client/customers/use-customer-row";
import { runCommand } from "@/lib/client/http/run-command";
import { navigate } from "@/lib/client/navigation";
import { useSubjectOf } from "@/lib/client/people/use-subject-of";
import { useSession } from "@/lib/client/session/use-session";
import { can } from "@/lib/domain/access/capabilities";
import { openMove } from "./move-request";

/** What can be done with the customer as a whole, as far as this person may: C9, C13, P5. */
export function MoveItems({ id }: { readonly id: string }) {
  const t = useTranslations("pool");
  const errorText = useApiErrorText();
  const { actor } = useSession();
  const row = useCustomerRow(id);
  const subject = useSubjectOf(row?.ownerId ?? null);
  if (!row || !actor || !subject || !can(actor, "customer.release", subject)) return null;
  const chosen = { ids: [id], label: row.name };
  const leave = () => navigate("/customers", { keepScroll: true });
  const lock = async () => {
    const locked = !row.locked;
    const answer = await runCommand("customer.setLocked", { customerIds: [id], locked });
    toast(answer.ok ? t(locked ? "lockDone" : "unlockDone") : errorText(answer.error));
  };
  return (
    <>
      <MenuLine />
      <MenuItem onSelect={() => openMove({ kind: "release", chosen, onDone: leave })}>
        <Waves className="i" />
        {t("release")}
      </MenuItem>
      {can(actor, "customer.handOver", subject) && (
        <MenuItem onSelect={() => openMove({ kind: "handOver", chosen, onDone: leave })}>
          <ArrowRightLeft className="i" />
          {t("handOver")}
        </MenuItem>
      )}
      {can(actor, "customer.lock", subject) && (
        <MenuItem onSelect={() => void lock()}>
          {row.locked ? <LockOpen className="i" /> : <Lock className="i" />}
          {t(row.locked ? "unlock" : "lock")}
        </MenuItem>
      )}
      {can(actor, "customer.delete") && (
        <MenuItem onSelect={() => openMove({ kind: "deleteForever", chosen })}>
          <Trash2 className="i" />
          {t("deleteForever")}
        </MenuItem>
      )}
    </>
  );
}
