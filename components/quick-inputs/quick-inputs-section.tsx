import { Trash2 } from "lucide-react";
import { type FormEvent, useId, useRef, useState } from "react";
import { toast } from "sonner";
import { useTranslations } from "use-intl";
import { Section } from "@/components/ui/section";
import {
  addQuickInput,
  editQuickInput,
  removeQuickInput,
  restoreQuickInput,
} from "@/lib/client/quick-inputs/actions";
import { useQuickInputs } from "@/lib/client/quick-inputs/use-quick-inputs";
import type { QuickInput } from "@/lib/docs/desk-doc";
import { type QuickInputField, quickInputFields } from "@/lib/domain/quick-inputs/model";
import css from "./quick-inputs.module.css";

const longest = 500;

/** One's own phrases, by the place where they are offered (T5). */
export function QuickInputsSection() {
  const t = useTranslations("quickInputs");
  return (
    <Section title={t("title")}>
      <p className={`help ${css.help}`}>{t("text")}</p>
      {quickInputFields.map((field) => (
        <PhraseGroup key={field} field={field} />
      ))}
    </Section>
  );
}

function PhraseGroup({ field }: { readonly field: QuickInputField }) {
  const t = useTranslations("quickInputs");
  const phrases = useQuickInputs(field);
  const id = useId();
  return (
    <section className={css.group} aria-labelledby={id}>
      <h3 id={id}>{t(`field.${field}`)}</h3>
      <ul>
        {phrases.map((phrase) => (
          <Entry key={phrase.id} phrase={phrase} />
        ))}
      </ul>
      <AddPhrase field={field} isTaken={(text) => phrases.some((phrase) => phrase.text === text)} />
    </section>
  );
}

function Entry({ phrase }: { readonly phrase: QuickInput }) {
  const t = useTranslations("quickInputs");
  const remove = () => {
    void removeQuickInput(phrase.id);
    const undo = { label: t("undo"), onClick: () => void restoreQuickInput(phrase.id) };
    toast(t("removed"), { action: undo });
  };
  return (
    <li className={css.entry}>
      <div className="field">
        <input
          key={phrase.text}
          defaultValue={phrase.text}
          maxLength={longest}
          aria-label={t("phrase")}
          onBlur={({ currentTarget }) => {
            const text = currentTarget.value.trim();
            if (text === "") currentTarget.value = phrase.text;
            else if (text !== phrase.text) void editQuickInput(phrase.id, text);
          }}
          onKeyDown={(event) => event.key === "Enter" && event.currentTarget.blur()}
        />
      </div>
      <button
        type="button"
        className="icon-btn"
        aria-label={t("remove", { phrase: phrase.text })}
        onClick={remove}
      >
        <Trash2 className="i" />
      </button>
    </li>
  );
}

interface AddPhraseProps {
  readonly field: QuickInputField;
  readonly isTaken: (text: string) => boolean;
}

function AddPhrase({ field, isTaken }: AddPhraseProps) {
  const t = useTranslations("quickInputs");
  const [text, setText] = useState("");
  const input = useRef<HTMLInputElement>(null);
  const add = (event: FormEvent) => {
    event.preventDefault();
    const phrase = text.trim();
    if (phrase === "") return;
    if (!isTaken(phrase)) void addQuickInput(field, phrase);
    setText("");
    input.current?.focus();
  };
  return (
    <form className={css.entry} onSubmit={add}>
      <div className="field">
        <input
          ref={input}
          value={text}
          maxLength={longest}
          placeholder={t(`placeholder.${field}`)}
          aria-label={t("new", { field: t(`field.${field}`) })}
          onChange={(event) => setText(event.target.value)}
        />
      </div>
      <button type="submit" className="btn" disabled={text.trim() === ""}>
        {t("add")}
      </button>
    </form>
  );
}
