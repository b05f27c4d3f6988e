import { Popover } from "radix-ui";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useBirthdayText } from "./birthday";
import { BirthdayFields } from "./birthday-fields";
import css from "./customer.module.css";
import { DetailRow } from "./detail-row";
import details from "./details.module.css";

interface BirthdayRowProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: ((value: string) => void) | null;
}

/** The birthday, taken when its little form is closed: half a date is none. */
export function BirthdayRow({ label, value, onChange }: BirthdayRowProps) {
  const t = useTranslations("customer");
  const say = useBirthdayText();
  const [next, setNext] = useState<string | null>(null);
  const said = value && say(value);
  const shown = said || <span className="dim">{t("notFilled")}</span>;
  if (!onChange) return <DetailRow label={label}>{shown}</DetailRow>;
  const toggle = (open: boolean) => {
    if (!open && next !== null && next !== value) onChange(next);
    setNext(open ? value : null);
  };
  return (
    <DetailRow label={label}>
      <Popover.Root open={next !== null} onOpenChange={toggle}>
        <Popover.Trigger
          className={details.value}
          aria-label={t("editField", { field: label, value: said || t("notFilled") })}
        >
          {shown}
        </Popover.Trigger>
        <Popover.Portal>
          <Popover.Content
            className={css.popover}
            align="start"
            sideOffset={4}
            collisionPadding={12}
            aria-label={label}
          >
            <BirthdayFields value={value} onChange={setNext} />
            <div className={details.popoverFoot}>
              {value && (
                <button
                  type="button"
                  className="btn btn-bare"
                  onClick={() => {
                    onChange("");
                    setNext(null);
                  }}
                >
                  {t("clear")}
                </button>
              )}
              <button type="button" className="btn push" onClick={() => toggle(false)}>
                {t("done")}
              </button>
            </div>
          </Popover.Content>
        </Popover.Portal>
      </Popover.Root>
    </DetailRow>
  );
}
