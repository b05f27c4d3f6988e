import { Plus } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Composer } from "@/components/follow-ups/composer";
import { readComposerDraft } from "@/components/follow-ups/composer-draft";
import { useDraft } from "@/lib/client/drafts/use-draft";
import css from "./customer.module.css";

/** The write field at the foot of the pane; `f` opens it. A text begun before stands there again. */
export function PaneComposer({ customerId }: { readonly customerId: string }) {
  const t = useTranslations("customer");
  const begun = useDraft(`followUp.${customerId}`, readComposerDraft).first !== null;
  const [state, setState] = useState<"closed" | "begun" | "writing">(begun ? "begun" : "closed");
  return (
    <div className={css.foot}>
      {state === "closed" ? (
        <button
          type="button"
          className={`field ${css.writeField}`}
          aria-keyshortcuts="f"
          onClick={() => setState("writing")}
        >
          <Plus className="i dim" />
          <span className="dim">{t("writeFollowUp")}</span>
          <kbd className="push">f</kbd>
        </button>
      ) : (
        <Composer
          customerId={customerId}
          autoFocus={state === "writing"}
          onDone={() => setState("closed")}
          onLeave={() => setState("closed")}
        />
      )}
    </div>
  );
}
