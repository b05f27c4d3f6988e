import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { hasPinyin, loadPinyin, pinyinNow } from "@/lib/client/customers/pinyin";
import { countQuickInput } from "@/lib/client/quick-inputs/actions";
import { useQuickInputs } from "@/lib/client/quick-inputs/use-quick-inputs";
import { offeredPhrases, type QuickInputField, withPhrase } from "@/lib/domain/quick-inputs/model";
import css from "./quick-inputs.module.css";

interface PhrasesProps {
  readonly field: QuickInputField;
  /** What stands in the field; a phrase is put at its end. */
  readonly text: string;
  readonly onText: (text: string) => void;
}

const soundsOf = (text: string): string => pinyinNow(text, "");

/** One's own phrases (T5), one tap each: all of them at the beginning and after "/", else those being typed. */
export function Phrases({ field, text, onText }: PhrasesProps) {
  const t = useTranslations("quickInputs");
  const phrases = useQuickInputs(field);
  const has = phrases.length > 0;
  const [, setLoaded] = useState(hasPinyin);
  useEffect(() => {
    if (has) void loadPinyin().then(() => setLoaded(hasPinyin()));
  }, [has]);
  const offered = offeredPhrases(phrases, text, soundsOf);
  if (offered.length === 0) return null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset can't be laid out as a scrolling row everywhere
    <div className={css.phrases} role="group" aria-label={t("offered")}>
      {offered.map((phrase) => (
        <button
          key={phrase.id}
          type="button"
          className="chip"
          title={phrase.text}
          // The field keeps the focus, and the phone its keyboard.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => {
            onText(withPhrase(text, phrase));
            countQuickInput(phrase.id);
          }}
        >
          <span className="cut">{phrase.text}</span>
        </button>
      ))}
    </div>
  );
}
