import { useTranslations } from "use-intl";
import { usePeople } from "@/lib/client/people/use-people";
import { useSession } from "@/lib/client/session/use-session";

/** A colleague's name by id; also before the list of people has arrived, for oneself. */
export function usePersonName(): (userId: string | null) => string {
  const t = useTranslations("followUps");
  const { byId } = usePeople();
  const { me } = useSession();
  return (userId) => {
    if (userId === null || userId === "") return t("somebody");
    return byId(userId)?.name ?? (userId === me?.id ? me.name : t("somebody"));
  };
}
