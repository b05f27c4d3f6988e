import type { ReactNode } from "react";
import { useTranslations } from "use-intl";

export type AlertLevel = "notice" | "warning" | "urgent";

const shapeByLevel: Readonly<Record<AlertLevel, ReactNode>> = {
  notice: <circle cx="5" cy="5" r="4.5" />,
  warning: <path d="M5 .4 9.8 9.4H.2z" />,
  urgent: <rect x=".6" y=".6" width="8.8" height="8.8" rx="1" />,
};

interface LevelProps {
  readonly level: AlertLevel;
  /** In place of the level's word, which is then said to screen readers and on hover alone. */
  readonly children?: ReactNode;
}

/** An alert level: always shape, word and colour. */
export function Level({ level, children }: LevelProps) {
  const t = useTranslations("common.level");
  const word = t(level);
  return (
    <span className={`lv lv-${level}`} title={children ? word : undefined}>
      <svg viewBox="0 0 10 10" aria-hidden="true">
        {shapeByLevel[level]}
      </svg>
      {children ? <span className="sr">{word} </span> : word}
      {children}
    </span>
  );
}
