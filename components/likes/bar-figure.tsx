import { useId } from "react";
import { Bar, BarChart, LabelList, ResponsiveContainer, XAxis, YAxis } from "recharts";
import { useTranslations } from "use-intl";
import css from "./likes.module.css";

export interface FigureBar {
  readonly name: string;
  readonly value: number;
  /** The value in words, as the bar's label and in the table. */
  readonly said: string;
}

interface BarFigureProps {
  readonly title: string;
  readonly nameHead: string;
  readonly valueHead: string;
  readonly bars: readonly FigureBar[];
  /** Along time: bars stand up. */
  readonly upright?: boolean;
}

const rowHeight = 36;
const uprightHeight = 180;
const nameWidth = 96;
const label = { fill: "var(--ink-2)", fontSize: 12 };

/** Bars with their values beside them, and the same as a table behind (C12). */
export function BarFigure({ title, nameHead, valueHead, bars, upright = false }: BarFigureProps) {
  const t = useTranslations("likes");
  const id = useId();
  const shown = bars.map((bar) => ({ ...bar, label: bar.value === 0 ? "" : bar.said }));
  const said = bars.map((bar) => `${bar.name}: ${bar.said}`).join(", ");
  return (
    <figure className={css.figure} aria-labelledby={id}>
      <figcaption id={id}>{title}</figcaption>
      <div
        role="img"
        aria-label={said}
        style={{ height: upright ? uprightHeight : bars.length * rowHeight + 8 }}
      >
        <ResponsiveContainer width="100%" height="100%">
          {upright ? (
            <BarChart
              data={shown}
              accessibilityLayer={false}
              margin={{ top: 20, right: 4, bottom: 0, left: 4 }}
            >
              <XAxis dataKey="name" tick={label} tickLine={false} stroke="var(--line-strong)" />
              <YAxis hide domain={[0, "dataMax"]} />
              <Bar dataKey="value" fill="var(--accent)" radius={3} maxBarSize={36} isAnimationActive={false}>
                <LabelList dataKey="label" position="top" {...label} />
              </Bar>
            </BarChart>
          ) : (
            <BarChart
              data={shown}
              layout="vertical"
              accessibilityLayer={false}
              margin={{ top: 0, right: 76, bottom: 0, left: 0 }}
            >
              <XAxis type="number" hide domain={[0, "dataMax"]} />
              <YAxis
                type="category"
                dataKey="name"
                width={nameWidth}
                tick={label}
                tickLine={false}
                axisLine={false}
                interval={0}
              />
              <Bar dataKey="value" fill="var(--accent)" radius={3} maxBarSize={20} isAnimationActive={false}>
                <LabelList dataKey="label" position="right" {...label} />
              </Bar>
            </BarChart>
          )}
        </ResponsiveContainer>
      </div>
      <details className={css.table}>
        <summary>{t("table")}</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">{nameHead}</th>
              <th scope="col">{valueHead}</th>
            </tr>
          </thead>
          <tbody>
            {bars.map((bar) => (
              <tr key={bar.name}>
                <th scope="row">{bar.name}</th>
                <td>{bar.said}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}
