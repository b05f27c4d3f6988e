import { useTranslations } from "use-intl";
import type { Awareness } from "y-protocols/awareness";
import { useWriters } from "@/components/editor/use-writers";
import { Face } from "@/components/ui/face";
import css from "./notes.module.css";

/** Who else has the cursor in this note. */
export function Writers({
  awareness,
  noteId,
}: {
  readonly awareness: Awareness | null;
  readonly noteId: string;
}) {
  const t = useTranslations("followUps");
  const writers = useWriters(awareness, noteId);
  if (writers.length === 0) return null;
  const said = t("writing", { names: writers.map((writer) => writer.name).join(t("comma")) });
  return (
    <span className={`faces ${css.writers}`} title={said}>
      {writers.map((writer) => (
        <Face key={writer.userId} name={writer.name} color={writer.color} />
      ))}
      <span className="tiny dim">{said}</span>
    </span>
  );
}
