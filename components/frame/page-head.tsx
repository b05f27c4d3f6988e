import { ChevronLeft } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { SavingLink } from "@/components/saving/saving-link";
import { A } from "@/components/ui/a";

interface PageHeadProps {
  readonly title: string;
  /** A line under the title. */
  readonly sub?: ReactNode;
  /** On the phone: where the way back leads, for screens behind "More". */
  readonly back?: string;
  /** Leaves the state of saving out, on the page that is about it. */
  readonly noSaving?: boolean;
  readonly className?: string;
  readonly children?: ReactNode;
}

/** The head of a screen; on the phone with the state of saving at its right. */
export function PageHead({ title, sub, back, noSaving, className = "", children }: PageHeadProps) {
  const t = useTranslations("common.action");
  return (
    <header className={`head ${className}`}>
      {back && (
        <A className="icon-btn back phone" href={back} aria-label={t("back")}>
          <ChevronLeft className="i-lg" />
        </A>
      )}
      <div className="grow">
        <h1>{title}</h1>
        {sub && <p className="small dim">{sub}</p>}
      </div>
      {children}
      {!noSaving && <SavingLink className="save-hit phone" />}
    </header>
  );
}
