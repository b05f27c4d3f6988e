import { Laptop } from "lucide-react";
import { toast } from "sonner";
import { useTranslations } from "use-intl";
import { useApiErrorText } from "@/components/ui/api-error";
import { Section } from "@/components/ui/section";
import { When } from "@/components/ui/time";
import { deviceName } from "./device-name";
import { type SessionRow, useSessions } from "./use-sessions";

/** Where one is signed in; what one does not know is ended here. */
export function SessionList() {
  const t = useTranslations("settings");
  const common = useTranslations("common");
  const say = useApiErrorText();
  const { rows, error, end } = useSessions();
  const endOne = async (id: string) => {
    const answer = await end(id);
    toast(answer.ok ? t("ended") : common("failed", { reason: say(answer.error) }));
  };
  return (
    <Section title={t("sessions")} count={rows?.length}>
      <p className="more-line small dim">
        {rows === null && error ? t("sessionsOffline") : t("sessionsText")}
      </p>
      <ul aria-busy={rows === null && error === null}>
        {rows?.map((row) => (
          <SessionItem key={row.id} row={row} onEnd={() => endOne(row.id)} />
        ))}
      </ul>
    </Section>
  );
}

function SessionItem({ row, onEnd }: { readonly row: SessionRow; readonly onEnd: () => void }) {
  const t = useTranslations("settings");
  const device = deviceName(row.userAgent) ?? t("unknownDevice");
  const at = row.lastSeenAt ?? row.createdAt;
  return (
    <li className="row">
      <Laptop className="i dim" />
      <span className="grow">
        <span className="block cut">{device}</span>
        <span className="l2 block">
          {row.current
            ? t("thisDevice")
            : t.rich(row.lastSeenAt ? "lastSeenRich" : "signedInRich", { when: () => <When at={at} /> })}
        </span>
      </span>
      {!row.current && (
        <button type="button" className="btn" aria-label={t("endLabel", { device })} onClick={onEnd}>
          {t("end")}
        </button>
      )}
    </li>
  );
}
