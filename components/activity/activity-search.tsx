import { Search, X } from "lucide-react";
import { useTranslations } from "use-intl";

interface ActivitySearchProps {
  readonly text: string;
  readonly onText: (text: string) => void;
}

/** Looks into topics, notes and customers' names as one types (F2). */
export function ActivitySearch({ text, onText }: ActivitySearchProps) {
  const t = useTranslations("activity");
  return (
    <label className="field find">
      <span className="sr">{t("find")}</span>
      <Search className="i" />
      <input
        value={text}
        placeholder={t("find")}
        aria-keyshortcuts="/"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        enterKeyHint="search"
        onChange={(event) => onText(event.target.value)}
        onKeyDown={(event) => event.key === "Escape" && onText("")}
      />
      {text !== "" && (
        <button type="button" className="clear" aria-label={t("clearFind")} onClick={() => onText("")}>
          <X className="i i-sm" />
        </button>
      )}
    </label>
  );
}
