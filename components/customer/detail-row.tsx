import type { ReactNode } from "react";
import css from "./details.module.css";

/** One line of the details: the field's word, and its value or the way to edit it. */
export function DetailRow({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className={css.row}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
