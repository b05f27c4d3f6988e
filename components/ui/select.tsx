import { type ComponentPropsWithRef, useId } from "react";
import { FieldSay } from "./field";

interface SelectProps extends ComponentPropsWithRef<"select"> {
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly help?: string;
  readonly wrong?: string;
}

/** A labelled choice; the system's own list, which every phone does best. */
export function Select({ label, options, help, wrong, ...select }: SelectProps) {
  const id = useId();
  return (
    <div className="item">
      <label className="label" htmlFor={id}>
        {label}
      </label>
      <div className="field">
        <select id={id} aria-invalid={wrong ? true : undefined} aria-describedby={`${id}-say`} {...select}>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      </div>
      <FieldSay id={`${id}-say`} help={help} wrong={wrong} />
    </div>
  );
}
