import { useMemo } from "react";
import { useTranslations } from "use-intl";
import { listHref } from "@/components/customers/list-query";
import { A } from "@/components/ui/a";
import { Section } from "@/components/ui/section";
import type { CustomerList } from "@/lib/client/customers/model";
import { usePeople } from "@/lib/client/people/use-people";
import type { ViewId } from "@/lib/domain/customers/views";
import {
  type FigureName,
  type Figures,
  figureNames,
  figuresByPerson,
  noFigures,
  sumFigures,
} from "./figures";
import { FirstSteps } from "./first-steps";

const viewByFigure: Readonly<Record<FigureName, ViewId | null>> = {
  contacted: "contacted-today",
  due: "to-visit-today",
  late: null,
  added: "added-today",
};

/** The day of each salesperson of the scope, live; every figure leads to its records (T3 in small). */
export function TeamFigures({ list }: { readonly list: CustomerList }) {
  const t = useTranslations("today");
  const { inScope } = usePeople();
  // `version` says that rows behind `list` changed
  const byPerson = useMemo(() => figuresByPerson(list), [list, list.version]);
  const people = inScope.filter((person) => !person.closed && person.role === "salesperson");
  const figuresOf = (id: string) => byPerson.get(id) ?? noFigures;
  if (people.length === 0) return <FirstSteps />;
  return (
    <Section title={t("figures")} count={people.length}>
      <div className="figures-wrap">
        <table className="figures">
          <thead>
            <tr>
              <th scope="col">{t("figure.person")}</th>
              {figureNames.map((name) => (
                <th key={name} scope="col">
                  {t(`figure.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {people.map((person) => (
              <FigureRow
                key={person.id}
                ownerId={person.id}
                name={person.name}
                figures={figuresOf(person.id)}
              />
            ))}
          </tbody>
          <tfoot>
            <FigureRow
              ownerId={null}
              name={t("figure.total")}
              figures={sumFigures(people.map((person) => figuresOf(person.id)))}
            />
          </tfoot>
        </table>
      </div>
    </Section>
  );
}

interface FigureRowProps {
  readonly ownerId: string | null;
  readonly name: string;
  readonly figures: Figures;
}

function FigureRow({ ownerId, name: person, figures }: FigureRowProps) {
  const t = useTranslations("today");
  return (
    <tr>
      <th scope="row">
        <A href={listHref({ ownerId })}>{person}</A>
      </th>
      {figureNames.map((name) => {
        const label = t("figureLabel", { person, label: t(`figure.${name}`), count: figures[name] });
        return (
          <td key={name}>
            <A
              href={listHref({ ownerId, view: viewByFigure[name] })}
              className={figures[name] === 0 ? "dim" : name === "late" ? "late" : undefined}
              aria-label={label}
            >
              {figures[name]}
            </A>
          </td>
        );
      })}
    </tr>
  );
}
