import { Popover } from "radix-ui";
import { useState } from "react";
import { useTranslations } from "use-intl";
import customer from "@/components/customer/customer.module.css";
import { NextDateChips } from "@/components/follow-ups/next-date-chips";
import css from "./commitments.module.css";
import { Due } from "./due";

interface DueEditProps {
  readonly dueAt: string | null;
  /** Null where it may only be read. */
  readonly onChange: ((iso: string | null) => void) | null;
}

/** Until when, changed where it stands. */
export function DueEdit({ dueAt, onChange }: DueEditProps) {
  const t = useTranslations("commitments");
  const [open, setOpen] = useState(false);
  if (!onChange) return <Due at={dueAt} />;
  const choose = (iso: string | null) => {
    onChange(iso);
    setOpen(false);
  };
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger className={css.due} aria-label={dueAt ? undefined : t("setDue")}>
        {dueAt ? <Due at={dueAt} /> : t("setDue")}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          className={customer.popover}
          align="start"
          sideOffset={4}
          collisionPadding={12}
          aria-label={t("due")}
        >
          <NextDateChips open label={t("due")} value={dueAt} onChange={choose} />
          {dueAt && (
            <button type="button" className="btn btn-bare" onClick={() => choose(null)}>
              {t("clearDue")}
            </button>
          )}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
