import { useState } from "react";
import { useTranslations } from "use-intl";
import { Field, Wrong } from "@/components/ui/field";
import { Segment } from "@/components/ui/segment";
import { type BirthdayParts, birthdayText, isBirthday, parseBirthday } from "@/lib/domain/customers/birthday";
import css from "./details.module.css";

interface BirthdayFieldsProps {
  /** As documents hold it, or empty. */
  readonly value: string;
  /** Each time what stands there is a birthday, or nothing. */
  readonly onChange: (value: string) => void;
}

interface Typed {
  readonly calendar: BirthdayParts["calendar"];
  readonly year: string;
  readonly month: string;
  readonly day: string;
}

function typedOf(value: string): Typed {
  const parts = parseBirthday(value);
  if (!parts) return { calendar: "solar", year: "", month: "", day: "" };
  return {
    calendar: parts.calendar,
    year: parts.year === null ? "" : String(parts.year),
    month: String(parts.month),
    day: String(parts.day),
  };
}

/** The value of what was typed; null while it is none. */
function birthdayOf({ calendar, year, month, day }: Typed): string | null {
  if (year === "" && month === "" && day === "") return "";
  const text = birthdayText({
    calendar,
    year: year === "" ? null : Number(year),
    month: Number(month),
    day: Number(day),
  });
  return isBirthday(text) ? text : null;
}

/** Birthday: solar or lunar, the year may be left out (C1). */
export function BirthdayFields({ value, onChange }: BirthdayFieldsProps) {
  const t = useTranslations("customer.birthday");
  const [typed, setTyped] = useState(() => typedOf(value));
  const complete = typed.month !== "" && typed.day !== "";
  const wrong = complete && birthdayOf(typed) === null;
  const change = (part: Partial<Typed>) => {
    const next = { ...typed, ...part };
    setTyped(next);
    const result = birthdayOf(next);
    if (result !== null) onChange(result);
  };
  const number = (key: "year" | "month" | "day", max: number) => (
    <Field
      label={t(key)}
      type="number"
      inputMode="numeric"
      min={key === "year" ? 1900 : 1}
      max={max}
      value={typed[key]}
      onChange={(event) => change({ [key]: event.target.value })}
    />
  );
  return (
    <div className={css.birthday}>
      <Segment
        label={t("calendar")}
        value={typed.calendar}
        options={[
          { value: "solar", label: t("solar") },
          { value: "lunar", label: t("lunar") },
        ]}
        onChange={(calendar) => change({ calendar })}
      />
      <div className={css.three}>
        {number("year", 2100)}
        {number("month", 12)}
        {number("day", 31)}
      </div>
      {wrong ? <Wrong>{t("wrong")}</Wrong> : <p className="help">{t("help")}</p>}
    </div>
  );
}
