import { Command } from "cmdk";
import { useTranslations } from "use-intl";
import { listHref } from "@/components/customers/list-query";
import { matchesPerson } from "@/components/people/match-person";
import { Face } from "@/components/ui/face";
import { navigate } from "@/lib/client/navigation";
import { usePeople } from "@/lib/client/people/use-people";
import type { PaletteGroupProps } from "./model";

const shown = 5;

/** Colleagues; those whose customers one may see lead to these, the others to the list of people. */
export function PalettePeople({ q, run }: PaletteGroupProps) {
  const t = useTranslations();
  const { people, inScope } = usePeople();
  if (q === "") return null;
  const found = people.filter((person) => !person.closed && matchesPerson(person, q)).slice(0, shown);
  if (found.length === 0) return null;
  const hrefOf = (id: string) =>
    inScope.length > 1 && inScope.some((person) => person.id === id)
      ? listHref({ ownerId: id })
      : `/people?q=${encodeURIComponent(q)}`;
  return (
    <Command.Group heading={t("palette.people")}>
      {found.map((person) => (
        <Command.Item
          key={person.id}
          value={`person-${person.id}`}
          onSelect={run(() => navigate(hrefOf(person.id)))}
        >
          <Face name={person.name} />
          <span>{person.name}</span>
          <span className="dim push">{t(`common.role.${person.role}`)}</span>
        </Command.Item>
      ))}
    </Command.Group>
  );
}
