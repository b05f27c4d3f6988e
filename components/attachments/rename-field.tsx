import { useState } from "react";
import { useTranslations } from "use-intl";
import css from "./attachments.module.css";

interface RenameFieldProps {
  readonly name: string;
  /** null: it keeps its name. */
  readonly onDone: (name: string | null) => void;
}

/** The name of a file, edited where it stands: Enter or leaving keeps it, Esc doesn't. */
export function RenameField({ name, onDone }: RenameFieldProps) {
  const t = useTranslations("attachments");
  const [value, setValue] = useState(name);
  const done = () => onDone(value.trim() === "" || value === name ? null : value);
  return (
    <input
      className={`field ${css.rename}`}
      aria-label={t("newName")}
      // biome-ignore lint/a11y/noAutofocus: the person has just asked to type here.
      autoFocus
      maxLength={200}
      value={value}
      onChange={(event) => setValue(event.target.value)}
      onBlur={done}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === "Enter") done();
        if (event.key === "Escape") onDone(null);
      }}
    />
  );
}
