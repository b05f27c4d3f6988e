import { UsersRound } from "lucide-react";
import { useTranslations } from "use-intl";
import { A } from "@/components/ui/a";
import { type DuplicateHit, useDuplicate } from "@/lib/client/customers/use-duplicate";
import type { DuplicateFacts } from "@/lib/domain/customers/duplicates";
import css from "./duplicate-hint.module.css";

interface DuplicateHintProps {
  /** What is typed; null while nothing should be asked. */
  readonly facts: DuplicateFacts | null;
  readonly exceptId?: string | null;
}

/** Says calmly that such a customer is there already, and the way to it or whom to ask (C10). Never in the way. */
export function DuplicateHint({ facts, exceptId = null }: DuplicateHintProps) {
  const hit = useDuplicate(facts, exceptId);
  return <div role="status">{hit && <Hit hit={hit} />}</div>;
}

function Hit({ hit }: { readonly hit: DuplicateHit }) {
  const t = useTranslations("duplicates");
  return (
    <p className={css.hint}>
      <UsersRound className="i" />
      <span className={css.text}>{wordsOf(hit)}</span>
      {hit.id && (
        <A className={`link ${css.open}`} href={`/${isInPool(hit) ? "pool" : "customers"}/${hit.id}`}>
          {t(isInPool(hit) ? "claim" : "open")}
        </A>
      )}
    </p>
  );

  function wordsOf(found: DuplicateHit): string {
    if (found.kind === "here") {
      const who = [found.name, found.company].filter(Boolean).join(" · ");
      return t(found.inPool ? "poolBy" : "hereBy", { by: found.by, who });
    }
    if (found.ask === null) return t(found.id ? "pool" : "otherPool");
    return t("ask", { name: found.ask });
  }
}

const isInPool = (hit: DuplicateHit): boolean => (hit.kind === "here" ? hit.inPool : hit.ask === null);
