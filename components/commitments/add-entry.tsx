import { ChevronDown } from "lucide-react";
import { useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { NextDateChips } from "@/components/follow-ups/next-date-chips";
import { Menu, MenuChoice } from "@/components/ui/menu";
import { useDraft } from "@/lib/client/drafts/use-draft";
import css from "./commitments.module.css";

interface AddEntryProps<K extends string> {
  readonly label: string;
  readonly placeholder: string;
  readonly kinds: readonly { readonly value: K; readonly label: string }[];
  /** Kinds that have a day until when; none of them: no date is asked for. */
  readonly dated: readonly K[];
  /** Where a text begun is kept. */
  readonly scope: string;
  readonly onAdd: (entry: { readonly kind: K; readonly text: string; readonly dueAt: string | null }) => void;
}

const readText = (stored: unknown): string | null => (typeof stored === "string" ? stored : null);

/** One line to add an entry: kind, text, and a day once something is typed. What was begun survives a crash. */
export function AddEntry<K extends string>(props: AddEntryProps<K>) {
  const { label, placeholder, kinds, dated, scope, onAdd } = props;
  const t = useTranslations("commitments");
  const draft = useDraft(`entry.${scope}`, readText);
  const [text, setText] = useState(draft.first ?? "");
  const [kind, setKind] = useState<K>(kinds[0]?.value as K);
  const [dueAt, setDueAt] = useState<string | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const word = kinds.find(({ value }) => value === kind)?.label ?? "";
  const ready = text.trim() !== "";
  const asksDate = ready && dated.includes(kind);
  const add = () => {
    if (!ready) return;
    onAdd({ kind, text: text.trim(), dueAt: asksDate ? dueAt : null });
    draft.drop();
    setText("");
    setDueAt(null);
    input.current?.focus();
  };
  return (
    <form
      className={css.add}
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <div className={css.addLine}>
        {kinds.length > 1 && (
          <Menu
            align="start"
            label={t("kind")}
            trigger={
              <button type="button" className={`btn ${css.kind}`} aria-label={t("kindIs", { kind: word })}>
                {word}
                <ChevronDown className="i i-sm" />
              </button>
            }
          >
            {kinds.map((choice) => (
              <MenuChoice
                key={choice.value}
                checked={choice.value === kind}
                onSelect={() => setKind(choice.value)}
              >
                {choice.label}
              </MenuChoice>
            ))}
          </Menu>
        )}
        <div className="field">
          <input
            ref={input}
            value={text}
            maxLength={2000}
            placeholder={placeholder}
            aria-label={placeholder}
            onChange={(event) => {
              setText(event.target.value);
              draft.keep(event.target.value);
            }}
          />
        </div>
        <button type="submit" className="btn btn-soft" disabled={!ready}>
          {t("add")}
        </button>
      </div>
      {asksDate && <NextDateChips label={t("due")} value={dueAt} onChange={setDueAt} toggles />}
    </form>
  );
}
