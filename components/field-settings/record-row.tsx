import { ArrowDown, ArrowUp, Ellipsis } from "lucide-react";
import { useTranslations } from "use-intl";
import css from "@/components/pool/pool.module.css";
import { A } from "@/components/ui/a";
import { Menu, MenuItem } from "@/components/ui/menu";

interface RecordRowProps {
  readonly name: string;
  readonly text?: string;
  /** Customers that it is about. */
  readonly customers?: string;
  /** Absent at the ends of the list. */
  readonly onUp?: (() => void) | undefined;
  readonly onDown?: (() => void) | undefined;
  readonly onEdit: () => void;
  readonly onRetire: () => void;
}

/** A field or product of the list: its place, its words, and the way to retire it. */
export function RecordRow({ name, text, customers, onUp, onDown, onEdit, onRetire }: RecordRowProps) {
  const t = useTranslations("fieldSettings");
  const more = (
    <button type="button" className="icon-btn" aria-label={t("more", { name })}>
      <Ellipsis className="i" />
    </button>
  );
  return (
    <li className="row">
      <span className="grow">
        <span className="strong">{name}</span>
        {text && <span className={`block ${css.laneGroups}`}>{text}</span>}
        {customers && (
          <A className={`link block ${css.laneGroups}`} href={customers}>
            {t("interested")}
            <span className="sr"> {name}</span>
          </A>
        )}
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
      <Menu trigger={more} label={t("more", { name })}>
        <MenuItem onSelect={onEdit}>{t("edit")}</MenuItem>
        <MenuItem onSelect={onRetire}>{t("retire")}</MenuItem>
      </Menu>
    </li>
  );
}
