import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

interface EmptyProps {
  readonly icon: LucideIcon;
  readonly title: string;
  readonly text?: string;
  /** `h1` where nothing else stands on the page. */
  readonly heading?: "h1" | "h2";
  /** Buttons for what to do next. */
  readonly children?: ReactNode;
}

/** What stands where nothing is yet: says what to do next, and has the button for it. */
export function Empty({ icon: Icon, title, text, heading: Heading = "h2", children }: EmptyProps) {
  return (
    <div className="empty">
      <Icon />
      <Heading>{title}</Heading>
      {text && <p>{text}</p>}
      {children && <div className="go">{children}</div>}
    </div>
  );
}
