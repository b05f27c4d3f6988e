import { Search } from "lucide-react";
import { useTranslations } from "use-intl";

interface FindPersonProps {
  readonly text: string;
  readonly onText: (text: string) => void;
}

export function FindPerson({ text, onText }: FindPersonProps) {
  const t = useTranslations("people");
  return (
    <div className="people-find">
      <label className="field find">
        <span className="sr">{t("find")}</span>
        <Search className="i" />
        <input
          value={text}
          placeholder={t("placeholder")}
          aria-keyshortcuts="/"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          onChange={(event) => onText(event.target.value)}
          onKeyDown={(event) => event.key === "Escape" && onText("")}
        />
      </label>
    </div>
  );
}
