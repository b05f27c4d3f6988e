import { CloudCheck, UsersRound, WifiOff } from "lucide-react";
import { useTranslations } from "use-intl";

const points = [
  ["offline", WifiOff],
  ["safe", CloudCheck],
  ["together", UsersRound],
] as const;

export function WhatItDoes() {
  const t = useTranslations("auth.say");
  return (
    <aside className="gate-say" aria-label={t("title")}>
      {points.map(([name, Icon]) => (
        <div className="say" key={name}>
          <Icon className="i" />
          <div>
            <p className="strong">{t(name)}</p>
            <p className="mid">{t(`${name}Text`)}</p>
          </div>
        </div>
      ))}
    </aside>
  );
}
