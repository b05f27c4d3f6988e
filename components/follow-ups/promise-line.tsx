import { useTranslations } from "use-intl";
import { Phrases } from "@/components/quick-inputs/phrases";
import css from "./composer.module.css";
import type { ComposerDraft } from "./composer-draft";
import { NextDateChips } from "./next-date-chips";

type Promised = NonNullable<ComposerDraft["promise"]>;

interface PromiseLineProps {
  readonly promise: Promised;
  readonly onChange: (promise: Promised) => void;
  readonly onEnter: () => void;
}

/** What was promised in this talk, and until when: written in the same step as the talk (F6). */
export function PromiseLine({ promise, onChange, onEnter }: PromiseLineProps) {
  const t = useTranslations("followUps.promise");
  return (
    <div className={css.promise}>
      <div className="field">
        <input
          // biome-ignore lint/a11y/noAutofocus: it appears in answer to a press, and asks for words
          autoFocus={promise.text === ""}
          value={promise.text}
          maxLength={2000}
          placeholder={t("placeholder")}
          aria-label={t("label")}
          onChange={(event) => onChange({ ...promise, text: event.target.value })}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing) return;
            if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) onEnter();
          }}
        />
      </div>
      <Phrases field="promise" text={promise.text} onText={(text) => onChange({ ...promise, text })} />
      <NextDateChips
        label={t("due")}
        value={promise.dueAt}
        onChange={(dueAt) => onChange({ ...promise, dueAt })}
        toggles
      />
    </div>
  );
}
