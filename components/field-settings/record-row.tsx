import { ArrowDown, ArrowUp } from "lucide-react";
import { useTranslations } from "use-intl";
import css from "@/components/pool/pool.module.css";

interface RecordRowProps {
  readonly name: string;
  readonly text?: string;
  /** Absent at the ends of the list. */
  readonly onUp?: (() => void) | undefined;
  readonly onDown?: (() => void) | undefined;
  readonly onEdit: () => void;
  readonly onRetire: () => void;
}

/** A field or product of the list: its place, its words, and the way to retire it. */
export function RecordRow({ name, text, onUp, onDown, onEdit, onRetire }: RecordRowProps) {
  const t = useTranslations("fieldSettings");
  return (
    <li className={`row ${css.lane}`}>
      <span className="grow">
        <span className="strong">{name}</span>
        {text && <span className={`block ${css.laneGroups}`}>{text}</span>}
      </span>
      <button
        type="button"
        className="icon-btn"
        aria-label={t("up", { name })}
        disabled={!onUp}
        onClick={onUp}
      >
        <ArrowUp className="i" />
      </button>
      <button
        type="button"
        className="icon-btn"
        aria-label={t("down", { name })}
        disabled={!onDown}
        onClick={onDown}
      >
        <ArrowDown className="i" />
      </button>
      <button type="button" className="btn btn-bare" onClick={onEdit}>
        {t("edit")}
        <span className="sr"> {name}</span>
      </button>
      <button type="button" className="btn btn-bare" onClick={onRetire}>
        {t("retire")}
        <span className="sr"> {name}</span>
      </button>
    </li>
  );
}
