import { Check } from "lucide-react";
import css from "./commitments.module.css";

interface TickProps {
  readonly done: boolean;
  readonly label: string;
  /** Null where it may only be read. */
  readonly onToggle: (() => void) | null;
}

/** Done or not, at the left of an entry. */
export function Tick({ done, label, onToggle }: TickProps) {
  const mark = (
    <span className={`tick tick-sq${done ? " done" : ""}`}>
      <Check className="i" />
    </span>
  );
  if (!onToggle) return <span className={`hit ${css.tick}`}>{mark}</span>;
  return (
    <button
      type="button"
      aria-pressed={done}
      aria-label={label}
      className={`hit ${css.tick}`}
      onClick={onToggle}
    >
      {mark}
    </button>
  );
}
