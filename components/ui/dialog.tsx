import { X } from "lucide-react";
import { Dialog as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";

interface DialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly children: ReactNode;
  /** Beside `dialog`: `dialog-wide`, `dialog-top`. */
  readonly className?: string;
}

/** A dialog on the wide screen, a sheet from below on the phone. */
export function Dialog({ open, onClose, title, children, className = "" }: DialogProps) {
  const t = useTranslations("common.action");
  return (
    <Radix.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Radix.Portal>
        <Radix.Overlay className="veil" />
        <Radix.Content className={`dialog ${className}`} aria-describedby={undefined}>
          <div className="dialog-head">
            <Radix.Title>{title}</Radix.Title>
            <Radix.Close className="icon-btn push" aria-label={t("close")}>
              <X className="i" />
            </Radix.Close>
          </div>
          <div className="dialog-body">{children}</div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
