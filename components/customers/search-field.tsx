import { Search, X } from "lucide-react";
import { useEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import { navigate, usePath } from "@/lib/client/navigation";

interface SearchFieldProps {
  readonly text: string;
  readonly onText: (text: string) => void;
  /** Down or Enter in the field: on to the rows. */
  readonly onLeave: () => void;
  readonly className: string;
  readonly withKey?: boolean;
}

/** Search as one types: name, pinyin, digits of the phone number, company (C4). */
export function SearchField({ text, onText, onLeave, className, withKey }: SearchFieldProps) {
  const t = useTranslations("customers");
  const clear = useTranslations("common.action")("clear");
  const input = useRef<HTMLInputElement>(null);
  const { pathname, search } = usePath();

  // "/" pressed on another screen leads here with `find=1`.
  useEffect(() => {
    const params = new URLSearchParams(search);
    if (!params.has("find")) return;
    input.current?.focus();
    params.delete("find");
    navigate(`${pathname}${params.size > 0 ? `?${params}` : ""}`, { replace: true });
  }, [pathname, search]);

  return (
    <label className={`field find ${className}`}>
      <span className="sr">{t("find")}</span>
      <Search className="i" />
      <input
        ref={input}
        value={text}
        placeholder={t("placeholder")}
        aria-keyshortcuts="/"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        enterKeyHint="search"
        onChange={(event) => onText(event.target.value)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === "Escape" && text !== "") onText("");
          else if (event.key === "Escape") event.currentTarget.blur();
          else if (event.key === "ArrowDown" || event.key === "Enter") onLeave();
          else return;
          event.preventDefault();
        }}
      />
      {text !== "" && (
        <button
          type="button"
          className="clear"
          aria-label={clear}
          onClick={() => {
            onText("");
            input.current?.focus();
          }}
        >
          <X className="i i-sm" />
        </button>
      )}
      {withKey && text === "" && <kbd>/</kbd>}
    </label>
  );
}
