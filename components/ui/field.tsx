import { CircleAlert } from "lucide-react";
import { type ComponentPropsWithRef, type ReactNode, useId } from "react";

interface FieldProps extends ComponentPropsWithRef<"input"> {
  readonly label: string;
  readonly help?: string;
  /** What is wrong with the value, said beside the field. */
  readonly wrong?: string;
  /** A button inside the field, at its end. */
  readonly end?: ReactNode;
}

/** A labelled input with its help and what is wrong with it. */
export function Field({ label, help, wrong, end, className = "", ...input }: FieldProps) {
  const id = useId();
  return (
    <div className={`item ${className}`}>
      <label className="label" htmlFor={id}>
        {label}
      </label>
      <div className="field">
        <input
          id={id}
          aria-invalid={wrong ? true : undefined}
          aria-describedby={wrong || help ? `${id}-say` : undefined}
          {...input}
        />
        {end}
      </div>
      <FieldSay id={`${id}-say`} help={help} wrong={wrong} />
    </div>
  );
}

interface FieldSayProps {
  readonly id: string;
  readonly help?: string;
  readonly wrong?: string;
}

/** The line under a field. */
export function FieldSay({ id, help, wrong }: FieldSayProps) {
  if (wrong) return <Wrong id={id}>{wrong}</Wrong>;
  if (help === undefined) return null;
  return (
    <p id={id} className="help">
      {help}
    </p>
  );
}

export function Wrong({ id, children }: { readonly id?: string; readonly children: ReactNode }) {
  return (
    <p id={id} className="wrong" role="alert">
      <CircleAlert />
      {children}
    </p>
  );
}
