import type { CustomerList } from "@/lib/client/customers/model";
import { isPursued } from "./late-rows";

export const figureNames = ["contacted", "due", "late", "added"] as const;
export type FigureName = (typeof figureNames)[number];
export type Figures = Readonly<Record<FigureName, number>>;

export const noFigures: Figures = { contacted: 0, due: 0, late: 0, added: 0 };

/** What each person of the scope did and has to do today, from one pass over the rows. */
export function figuresByPerson(list: CustomerList): ReadonlyMap<string, Figures> {
  const dayStart = new Date(list.bounds.dayStart).toISOString();
  const dayEnd = new Date(list.bounds.dayEnd).toISOString();
  const isToday = (at: string | null) => at !== null && at >= dayStart && at < dayEnd;
  const byPerson = new Map<string, Record<FigureName, number>>();
  for (let index = 0; index < list.total; index += 1) {
    const row = list.getRow(index);
    if (!row?.ownerId) continue;
    const figures = byPerson.get(row.ownerId) ?? { ...noFigures };
    byPerson.set(row.ownerId, figures);
    if (isToday(row.lastContactedAt)) figures.contacted += 1;
    if (isToday(row.nextVisitAt)) figures.due += 1;
    if (isToday(row.createdAt)) figures.added += 1;
    if (row.nextVisitAt !== null && row.nextVisitAt < dayStart && isPursued(row)) figures.late += 1;
  }
  return byPerson;
}

/** The figures of all of them together. */
export const sumFigures = (all: readonly Figures[]): Figures =>
  Object.fromEntries(
    figureNames.map((name) => [name, all.reduce((sum, figures) => sum + figures[name], 0)]),
  ) as unknown as Figures;
