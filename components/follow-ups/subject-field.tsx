import { useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import css from "./notes.module.css";

interface SubjectFieldProps {
  readonly value: string;
  readonly onChange: (subject: string) => void;
}

const restMs = 400;
/** As the rules of the document have it. */
const limit = 200;

/**
 * The topic, edited in place. It goes into the document after a short rest and on leaving, and what others write
 * is shown as long as one is not writing oneself.
 */
export function SubjectField({ value, onChange }: SubjectFieldProps) {
  const t = useTranslations("followUps");
  const [typed, setTyped] = useState<string | null>(null);
  const pending = useRef<string | null>(null);
  const change = useRef(onChange);
  change.current = onChange;

  const commit = useRef(() => {
    if (pending.current !== null) change.current(pending.current.trim());
    pending.current = null;
  });
  useEffect(() => {
    if (typed === null) return;
    const timer = setTimeout(() => commit.current(), restMs);
    return () => clearTimeout(timer);
  }, [typed]);
  useEffect(() => () => commit.current(), []);

  return (
    <input
      className={css.subject}
      value={typed ?? value}
      maxLength={limit}
      placeholder={t("subject")}
      aria-label={t("subject")}
      onChange={(event) => {
        setTyped(event.target.value);
        pending.current = event.target.value;
      }}
      onBlur={() => {
        commit.current();
        setTyped(null);
      }}
      onKeyDown={(event) => {
        if (event.key === "Enter" && !event.nativeEvent.isComposing) event.currentTarget.blur();
      }}
    />
  );
}
