import { ChevronDown } from "lucide-react";
import { Popover } from "radix-ui";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { NextDateChips } from "@/components/follow-ups/next-date-chips";
import { NextContact } from "@/components/ui/next-contact";
import { daysOverdue, sayExact } from "@/components/ui/say-time";
import { useSay } from "@/components/ui/use-say";
import css from "./customer.module.css";
import type { ShownCustomer } from "./shown-customer";
import type { WriteFields } from "./use-field-writer";

interface NextContactEditProps {
  readonly customer: ShownCustomer;
  readonly write: WriteFields | null;
  /** The whole line is the button, as on the phone. */
  readonly wide?: boolean;
}

/** The one next-contact date, edited where it stands (A0). */
export function NextContactEdit({ customer, write, wide = false }: NextContactEditProps) {
  const t = useTranslations("customer");
  const label = t("field.nextVisitAt");
  const [open, setOpen] = useState(false);
  const { nextVisitAt } = customer;
  const set = (iso: string | null) => write?.({ nextVisitAt: iso ?? undefined }, label);
  const shown = nextVisitAt ? <Next customer={customer} /> : <span className="dim">{t("noNext")}</span>;
  const line = (
    <>
      {wide && <span className="dim nw">{label}</span>}
      {shown}
    </>
  );
  if (!write) return <div className={wide ? css.nextLine : css.value}>{line}</div>;
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger
        className={wide ? css.nextLine : `edit ${css.editable}`}
        aria-label={wide ? undefined : label}
      >
        {line}
        <ChevronDown className={`i dim ${wide ? "push" : ""}`} />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          className={css.popover}
          align="start"
          sideOffset={4}
          collisionPadding={12}
          aria-label={label}
        >
          <NextDateChips
            open
            label={label}
            value={nextVisitAt}
            onChange={(iso) => {
              set(iso);
              setOpen(false);
            }}
          />
          {nextVisitAt && (
            <button
              type="button"
              className="btn btn-bare"
              onClick={() => {
                set(null);
                setOpen(false);
              }}
            >
              {t("clearNext")}
            </button>
          )}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

/** The date as lists say it; overdue dates also say which day was meant. */
function Next({ customer }: { readonly customer: ShownCustomer }) {
  const say = useSay();
  const at = Date.parse(customer.nextVisitAt ?? "");
  // Where the list's words are a day already, the day isn't said twice.
  const isQuiet = customer.status === "onHold" || customer.status === "won";
  const late = !isQuiet && Number.isFinite(at) && daysOverdue(at, say) > 0;
  return (
    <>
      <span className="strong nw">
        <NextContact row={{ ...customer, resumeAt: null }} />
      </span>
      {late && <span className="dim small cut">{sayExact(at, say)}</span>}
    </>
  );
}
