import { useTranslations } from "use-intl";
import { Face } from "@/components/ui/face";
import { sayMoment } from "@/components/ui/say-time";
import { useSay } from "@/components/ui/use-say";
import type { RememberedPerson } from "@/lib/client/session/model";
import { continueOffline } from "@/lib/client/session/session";

/** For a device on which this person signed in before and did not sign out. */
export function ContinueOffline({ person }: { readonly person: RememberedPerson }) {
  const t = useTranslations("auth");
  const say = useSay();
  const at = person.lastSyncedAt === null ? Number.NaN : Date.parse(person.lastSyncedAt);
  return (
    <section className="local" aria-label={t("continueOffline")}>
      <Face name={person.name} size="xl" />
      <div className="grow">
        <p className="strong cut">{person.name}</p>
        <p className="l2">
          {Number.isFinite(at) ? t("offlineSynced", { when: sayMoment(at, say) }) : t("offlineNever")}
        </p>
      </div>
      <button type="button" className="btn" onClick={() => continueOffline()}>
        {t("continueOffline")}
      </button>
    </section>
  );
}
