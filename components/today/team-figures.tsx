import { useMemo } from "react";
import { useTranslations } from "use-intl";
import { listHref } from "@/components/customers/list-query";
import { A } from "@/components/ui/a";
import { Section } from "@/components/ui/section";
import type { CustomerList } from "@/lib/client/customers/model";
import { usePeople } from "@/lib/client/people/use-people";
import type { ViewId } from "@/lib/domain/customers/views";
import { type FigureName, figureNames, figuresByPerson, noFigures } from "./figures";

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
  // biome-ignore lint/correctness/useExhaustiveDependencies: `version` says that rows behind `list` changed
  const byPerson = useMemo(() => figuresByPerson(list), [list, list.version]);
  const people = inScope.filter((person) => !person.closed && person.role === "salesperson");
  return (
    <Section title={t("figures")} count={people.length}>
      {people.length === 0 && <p className="more-line dim">{t("noPeople")}</p>}
      {people.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls sideways must be reachable by keys
        <section className="figures-wrap" tabIndex={0} aria-label={t("figures")}>
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
              {people.map((person) => {
                const figures = byPerson.get(person.id) ?? noFigures;
                return (
                  <tr key={person.id}>
                    <th scope="row">
                      <A href={listHref({ ownerId: person.id })}>{person.name}</A>
                    </th>
                    {figureNames.map((name) => (
                      <td key={name}>
                        <A
                          href={listHref({ ownerId: person.id, view: viewByFigure[name] })}
                          className={figures[name] === 0 ? "dim" : name === "late" ? "late" : undefined}
                          aria-label={t("figureLabel", {
                            person: person.name,
                            label: t(`figure.${name}`),
                            count: figures[name],
                          })}
                        >
                          {figures[name]}
                        </A>
                      </td>
                    ))}
                  </tr>
                );
              })}
            </tbody>
          </table>
        </section>
      )}
    </Section>
  );
}
