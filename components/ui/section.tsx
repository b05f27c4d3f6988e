import { type ReactNode, useId } from "react";

interface SectionProps {
  readonly title: string;
  readonly count?: number;
  /** At the right of the heading. */
  readonly action?: ReactNode;
  readonly children: ReactNode;
}

/** A part of a screen under its heading, with how many there are. */
export function Section({ title, count, action, children }: SectionProps) {
  const id = useId();
  return (
    <section className="sec" aria-labelledby={id}>
      <div className="sec-head">
        <h2 id={id}>{title}</h2>
        {count !== undefined && <span className="n">{count}</span>}
        {action}
      </div>
      {children}
    </section>
  );
}
