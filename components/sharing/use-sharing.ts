import { toast } from "sonner";
import { useTranslations } from "use-intl";
import { usePersonName } from "@/components/follow-ups/use-person-name";
import { useDecisionWords } from "@/components/pool/use-moves";
import { shareCustomer } from "@/lib/client/customers/share";
import { cancelWaiting } from "@/lib/client/pool/actions";
import type { CollaboratorRight } from "@/lib/domain/access/model";
import type { CustomerRow } from "@/lib/domain/customers/model";

type Right = CollaboratorRight | null;

/** Shares, changes or takes back at once, with a way back; the server may still say no (C14). */
export function useSharing(row: CustomerRow): (userId: string, right: Right, before: Right) => void {
  const t = useTranslations("sharing");
  const moves = useTranslations("pool");
  const nameOf = usePersonName();
  const words = useDecisionWords();

  const ask = (userId: string, right: Right) => {
    const asked = shareCustomer({ customerId: row.id, userId, right }, row.name);
    asked.decided.then(
      (entry) => {
        // What was told late is said by the list of results.
        if (entry.outcome.kind === "refused" && !entry.askedOffline) toast(words(entry));
      },
      () => toast(moves("said.failed")),
    );
    return asked.id;
  };
  return (userId, right, before) => {
    const id = ask(userId, right);
    const undo = async () => {
      if (!(await cancelWaiting(id))) ask(userId, before);
    };
    const name = nameOf(userId);
    const said = right === null ? t("removed", { name }) : t("said", { name, right });
    toast(said, { action: { label: moves("undo"), onClick: () => void undo() } });
  };
}
