import { Search, X } from "lucide-react";
import { useEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import { navigate, usePath } from "@/lib/client/navigation";

interface SearchFieldProps {
  readonly label: string;
  readonly placeholder: string;
  readonly text: string;
  readonly onText: (text: string) => void;
  /** Down or Enter in the field: on to the rows. */
  readonly onLeave?: () => void;
  readonly withKey?: boolean;
}

/** Search in a list as one types. */
export function SearchField({ label, placeholder, text, onText, onLeave, withKey }: SearchFieldProps) {
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
    <label className="field find">
      <span className="sr">{label}</span>
      <Search className="i" />
      <input
        ref={input}
        value={text}
        placeholder={placeholder}
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
          else if (onLeave && (event.key === "ArrowDown" || event.key === "Enter")) onLeave();
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
