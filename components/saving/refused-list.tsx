import { CloudAlert } from "lucide-react";
import { toast } from "sonner";
import { useTranslations } from "use-intl";
import { SaveRefused } from "@/components/attachments/save-refused";
import { DifferenceView } from "@/components/quarantine/difference-view";
import { A } from "@/components/ui/a";
import { copyText } from "@/components/ui/copy-text";
import { Section } from "@/components/ui/section";
import { commandPath } from "@/lib/client/outbox/list-waiting";
import type { RefusedItem } from "@/lib/client/saving/model";
import { dismissRefused } from "@/lib/client/saving/use-saving";
import { ChangeCard } from "./change-card";
import { useRefusalWords } from "./use-refusal-words";

/** What the server did not take: never silently gone, with its text and the reason. */
export function RefusedList({ items }: { readonly items: readonly RefusedItem[] }) {
  const t = useTranslations("sync");
  if (items.length === 0) return null;
  return (
    <Section title={t("refusedTitle")} count={items.length}>
      <ul>
        {items.map((item) => (
          <Refused key={item.id} item={item} />
        ))}
      </ul>
    </Section>
  );
}

function Refused({ item }: { readonly item: RefusedItem }) {
  const t = useTranslations("sync");
  const { what, why } = useRefusalWords()(item);
  const fate = useTranslations("quarantine.state");
  const { handedIn } = item;
  const copy = async () => {
    if (await copyText(item.excerpt)) toast(t("copiedText"));
  };
  return (
    <ChangeCard what={what} customerId={item.customerId} customerName={item.customerName} at={item.at}>
      {handedIn ? (
        <DifferenceView difference={handedIn.difference} />
      ) : (
        item.excerpt !== "" && <p className="quote">{item.excerpt}</p>
      )}
      {handedIn?.state !== "accepted" && (
        <p className="why2">
          <CloudAlert className="i i-sm" />
          {why}
        </p>
      )}
      {handedIn && <p className="fate strong">{fate(handedIn.state, { name: handedIn.decidedBy ?? "" })}</p>}
      <div className="acts2">
        {item.excerpt !== "" && (
          <button type="button" className="btn" onClick={copy}>
            {t("copyText")}
          </button>
        )}
        <SaveRefused item={item} />
        {item.customerId && !item.document.startsWith(commandPath) && (
          <A className="btn" href={`/customers/${item.customerId}`}>
            {t("open")}
          </A>
        )}
        <button type="button" className="btn btn-bare" onClick={() => dismissRefused(item.id)}>
          {t("dismiss")}
        </button>
      </div>
    </ChangeCard>
  );
}
