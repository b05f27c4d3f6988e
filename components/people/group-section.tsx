import { ChevronRight } from "lucide-react";
import { useTranslations } from "use-intl";
import { listHref } from "@/components/customers/list-query";
import { A } from "@/components/ui/a";
import { Face } from "@/components/ui/face";
import { Section } from "@/components/ui/section";
import { usePeople } from "@/lib/client/people/use-people";
import type { PersonRow } from "@/lib/domain/people/model";
import { locales, messagesByLocale } from "@/lib/messages";

interface GroupSectionProps {
  readonly title: string;
  /** Null: those who are in no group. */
  readonly groupId: string | null;
  readonly people: readonly PersonRow[];
  readonly onEdit?: () => void;
}

export function GroupSection({ title, groupId, people, onEdit }: GroupSectionProps) {
  const t = useTranslations("people");
  const leads = (person: PersonRow) => groupId !== null && person.ledGroupIds.includes(groupId);
  const sorted = [...people].sort((a, b) => Number(leads(b)) - Number(leads(a)));
  const edit = onEdit && (
    <button type="button" className="btn btn-link push" onClick={onEdit}>
      {t("saveMembers")}
      <span className="sr"> {title}</span>
    </button>
  );
  return (
    <Section title={title} count={people.length} action={edit}>
      {people.length === 0 && <p className="more-line dim">{t("emptyGroup")}</p>}
      <ul>
        {sorted.map((person) => (
          <Person key={person.id} person={person} leads={leads(person)} />
        ))}
      </ul>
    </Section>
  );
}

/** A position that only repeats the role, in whatever language it was typed, is not said twice. */
const isRoleWord = (person: PersonRow): boolean =>
  locales.some((locale) => messagesByLocale[locale].common.role[person.role] === person.position);

/** Leads to the person's customers where one may see them. */
function Person({ person, leads }: { readonly person: PersonRow; readonly leads: boolean }) {
  const t = useTranslations();
  const { inScope } = usePeople();
  const mayLook = inScope.length > 1 && inScope.some((each) => each.id === person.id);
  const role = leads ? t("people.leads") : t(`common.role.${person.role}`);
  const position = isRoleWord(person) ? "" : person.position;
  const inside = (
    <>
      <Face name={person.name} size="lg" />
      <span className="strong nw">{person.name}</span>
      <span className="dim small cut">{[role, position].filter(Boolean).join(" · ")}</span>
    </>
  );
  return (
    <li className="row">
      {mayLook ? (
        <A
          className="more-item"
          href={listHref({ ownerId: person.id })}
          title={t("people.customersOf", { name: person.name })}
        >
          {inside}
          <ChevronRight className="i dim push" />
        </A>
      ) : (
        inside
      )}
    </li>
  );
}
