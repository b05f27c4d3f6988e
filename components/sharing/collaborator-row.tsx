import { X } from "lucide-react";
import { useTranslations } from "use-intl";
import { Face } from "@/components/ui/face";
import type { CollaboratorRight } from "@/lib/domain/access/model";
import css from "./sharing.module.css";

interface CollaboratorRowProps {
  readonly name: string;
  readonly right: CollaboratorRight;
  /** null: taken back. */
  readonly onChange: (right: CollaboratorRight | null) => void;
}

/** One colleague: what was lent, changed or taken back where it stands. */
export function CollaboratorRow({ name, right, onChange }: CollaboratorRowProps) {
  const t = useTranslations("sharing");
  return (
    <li className={css.row}>
      <Face name={name} />
      <span className="grow cut">{name}</span>
      <span className="field">
        <select
          value={right}
          aria-label={t("rightOf", { name })}
          onChange={(event) => onChange(event.target.value as CollaboratorRight)}
        >
          <option value="read">{t("right.read")}</option>
          <option value="write">{t("right.write")}</option>
        </select>
      </span>
      <button
        type="button"
        className="icon-btn"
        aria-label={t("remove", { name })}
        onClick={() => onChange(null)}
      >
        <X className="i" />
      </button>
    </li>
  );
}
