import { useEffect, useRef } from "react";
import { useSay } from "@/components/ui/use-say";
import { fromZoneInput, toZoneInput } from "./zone-time";

interface ExactDateProps {
  readonly label: string;
  readonly value: string | null;
  readonly onChange: (iso: string) => void;
  readonly autoFocus?: boolean;
}

/**
 * Any date and hour, in the company's zone. It is taken when one leaves the field, by Enter or by closing what it
 * stands in: a date input reports every digit, and each report would be a change on record.
 */
export function ExactDate({ label, value, onChange, autoFocus }: ExactDateProps) {
  const { timeZone } = useSay();
  const input = useRef<HTMLInputElement>(null);
  const typed = useRef<string | null>(null);
  const change = useRef(onChange);
  change.current = onChange;

  const commit = () => {
    const iso = typed.current;
    typed.current = null;
    if (iso !== null) change.current(iso);
  };
  const commitRef = useRef(commit);
  useEffect(() => () => commitRef.current(), []);
  useEffect(() => {
    if (input.current && typed.current === null)
      input.current.value = value ? toZoneInput(value, timeZone) : "";
  }, [value, timeZone]);
  useEffect(() => {
    if (autoFocus) input.current?.focus();
  }, [autoFocus]);

  return (
    <div className="field">
      <input
        ref={input}
        type="datetime-local"
        aria-label={label}
        onChange={(event) => {
          typed.current = fromZoneInput(event.target.value, timeZone);
        }}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === "Enter") {
            event.preventDefault();
            commit();
          }
          if (event.key === "Escape") typed.current = null;
        }}
      />
    </div>
  );
}
