import { Popover } from "radix-ui";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { NextDateChips } from "@/components/follow-ups/next-date-chips";
import { sayExact, timeOfDay } from "@/components/ui/say-time";
import { useSay } from "@/components/ui/use-say";
import css from "./customer.module.css";
import { DetailRow } from "./detail-row";
import details from "./details.module.css";

interface DateRowProps {
  readonly label: string;
  readonly value: string | null;
  readonly onChange: ((iso: string | null) => void) | null;
}

/** A day to come, with or without an hour. */
export function DateRow({ label, value, onChange }: DateRowProps) {
  const t = useTranslations("customer");
  const say = useSay();
  const [open, setOpen] = useState(false);
  const at = value === null ? Number.NaN : Date.parse(value);
  const said = Number.isFinite(at) ? sayWhole(at, say) : null;
  const shown = said ?? <span className="dim">{t("notFilled")}</span>;
  if (!onChange) return <DetailRow label={label}>{shown}</DetailRow>;
  const choose = (iso: string | null) => {
    onChange(iso);
    setOpen(false);
  };
  return (
    <DetailRow label={label}>
      <Popover.Root open={open} onOpenChange={setOpen}>
        <Popover.Trigger
          className={details.value}
          aria-label={t("editField", { field: label, value: said ?? t("notFilled") })}
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
            <NextDateChips open label={label} value={value} onChange={choose} />
            {value && (
              <button type="button" className="btn btn-bare" onClick={() => choose(null)}>
                {t("clear")}
              </button>
            )}
          </Popover.Content>
        </Popover.Portal>
      </Popover.Root>
    </DetailRow>
  );
}

/** Midnight means the day alone. */
function sayWhole(at: number, say: ReturnType<typeof useSay>): string {
  const exact = sayExact(at, say);
  return timeOfDay(at, say) === null ? exact.replace(/[, ]*00:00/, "") : exact;
}
