import { useTranslations } from "use-intl";
import { Face } from "@/components/ui/face";
import type { PresentPerson } from "@/lib/client/presence/use-presence";

const shown = 3;

/** Who else has this customer open. */
export function PresentFaces({ present }: { readonly present: readonly PresentPerson[] }) {
  const t = useTranslations("customer");
  const people = [...new Map(present.map((person) => [person.userId, person])).values()];
  if (people.length === 0) return null;
  const said = t("present", { names: people.map((person) => person.name).join(t("comma")) });
  return (
    <span className="faces" title={said}>
      {people.slice(0, shown).map((person) => (
        <Face key={person.userId} name={person.name} color={person.color} />
      ))}
      {people.length > shown && <span className="tiny dim">+{people.length - shown}</span>}
      <span className="sr">{said}</span>
    </span>
  );
}
