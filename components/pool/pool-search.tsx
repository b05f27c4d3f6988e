import { Search } from "lucide-react";
import { useTranslations } from "use-intl";

interface PoolSearchProps {
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly withKey: boolean;
}

/** Search in the pool as one types (C4, P3). */
export function PoolSearch({ text, onText, withKey }: PoolSearchProps) {
  const t = useTranslations("pool");
  return (
    <label className="field find">
      <span className="sr">{t("find")}</span>
      <Search className="i" />
      <input
        type="search"
        value={text}
        placeholder={t("placeholder")}
        aria-keyshortcuts="/"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        onChange={(event) => onText(event.target.value)}
        onKeyDown={(event) => event.key === "Escape" && onText("")}
      />
      {withKey && text === "" && <kbd>/</kbd>}
    </label>
  );
}
