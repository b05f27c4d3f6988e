import { type HTMLInputTypeAttribute, useEffect, useId, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { Wrong } from "@/components/ui/field";
import { useDraft } from "@/lib/client/drafts/use-draft";
import { DetailRow } from "./detail-row";
import css from "./details.module.css";

interface TextRowProps {
  readonly label: string;
  readonly value: string;
  /** Where a text begun is kept: customer and field. */
  readonly scope: string;
  /** The code of what is wrong with a text, or null. */
  readonly check: (text: string) => string | null;
  /** Null where it may only be read. */
  readonly onChange: ((text: string) => void) | null;
  readonly type?: HTMLInputTypeAttribute;
  readonly inputMode?: "tel" | "decimal" | "text";
  /** How the value is shown, where that differs from how it is typed. */
  readonly shown?: string;
}

const readText = (stored: unknown): string | null => (typeof stored === "string" ? stored : null);

/** A line of text edited where it stands: Enter or leaving takes it, Esc drops it. A text begun survives a crash. */
export function TextRow({
  label,
  value,
  scope,
  check,
  onChange,
  type = "text",
  inputMode,
  shown,
}: TextRowProps) {
  const t = useTranslations("customer");
  const draft = useDraft(`field.${scope}`, readText);
  const [text, setText] = useState<string | null>(onChange ? draft.first : null);
  const [wrong, setWrong] = useState<string | null>(null);
  const [pressed, setPressed] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  useEffect(() => {
    if (pressed) input.current?.select();
  }, [pressed]);

  const stop = () => {
    draft.drop();
    setText(null);
    setWrong(null);
    setPressed(false);
  };
  const commit = () => {
    if (text === null) return;
    const code = check(text.trim());
    setWrong(code);
    if (code !== null) return;
    onChange?.(text.trim());
    stop();
  };

  if (text === null || !onChange) {
    return (
      <DetailRow label={label}>
        {onChange ? (
          <button
            ref={button}
            type="button"
            className={css.value}
            aria-label={t("editField", { field: label, value: shown || value || t("notFilled") })}
            onClick={() => {
              setText(value);
              setPressed(true);
            }}
          >
            {shown || value || <span className="dim">{t("notFilled")}</span>}
          </button>
        ) : (
          shown || value || <span className="dim">{t("notFilled")}</span>
        )}
      </DetailRow>
    );
  }
  return (
    <DetailRow label={label}>
      <div className={`field ${css.input}`}>
        <input
          ref={input}
          type={type}
          inputMode={inputMode}
          value={text}
          aria-label={label}
          aria-invalid={wrong ? true : undefined}
          aria-describedby={wrong ? id : undefined}
          onChange={(event) => {
            setText(event.target.value);
            draft.keep(event.target.value);
          }}
          onBlur={commit}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing) return;
            if (event.key === "Enter") commit();
            if (event.key !== "Escape") return;
            event.stopPropagation();
            stop();
          }}
        />
      </div>
      {wrong && <Wrong id={id}>{t(`invalid.${wrong}`)}</Wrong>}
    </DetailRow>
  );
}
