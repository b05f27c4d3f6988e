import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

interface EmptyProps {
  readonly icon: LucideIcon;
  readonly title: string;
  readonly text?: string;
  /** Buttons for what to do next. */
  readonly children?: ReactNode;
}

/** What stands where nothing is yet: says what to do next, and has the button for it. */
export function Empty({ icon: Icon, title, text, children }: EmptyProps) {
  return (
    <div className="empty">
      <Icon />
      <h2>{title}</h2>
      {text && <p>{text}</p>}
      {children && <div className="go">{children}</div>}
    </div>
  );
}
