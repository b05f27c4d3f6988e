import { ChevronRight, CloudUpload, FileDown, Keyboard, LogOut } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { A } from "@/components/ui/a";
import { Face } from "@/components/ui/face";
import { useTitle } from "@/components/ui/use-title";
import type { Me } from "@/lib/client/session/model";
import { canSometimes } from "@/lib/domain/access/capabilities";
import { navItems } from "./nav-items";
import { openOverlay } from "./overlay";
import { PageHead } from "./page-head";

/** Everything that has no place in the phone's bar. */
export default function MoreScreen({ me }: { readonly me: Me }) {
  const t = useTranslations();
  useTitle(t("common.nav.more"));
  const items = navItems(me.role).filter((item) => item.key !== "today" && item.key !== "customers");
  return (
    <main className="main" id="content">
      <PageHead title={t("common.nav.more")} className="list-head" />
      <div className="scroll">
        <A className="row" href="/settings">
          <Face name={me.name} size="xl" />
          <span className="grow">
            <span className="strong">{me.name}</span>
            <span className="l2 block">{`${t(`common.role.${me.role}`)} · ${me.company.name}`}</span>
          </span>
        </A>
        <hr className="hr" />
        <ul>
          {items.map(({ key, href, icon: Icon }) => (
            <Entry key={key} href={href} icon={<Icon className="i" />} label={t(`common.nav.${key}`)} />
          ))}
          {canSometimes(me.role, "audit.read") && (
            <Entry href="/exports" icon={<FileDown className="i" />} label={t("exports.record.title")} />
          )}
          <Entry href="/saving" icon={<CloudUpload className="i" />} label={t("common.nav.saving")} />
          <li className="row wide">
            <button type="button" className="more-item" onClick={() => openOverlay("keys")}>
              <Keyboard className="i" />
              <span className="grow">{t("common.keys.title")}</span>
            </button>
          </li>
          <li className="row">
            <button type="button" className="more-item" onClick={() => openOverlay("signOut")}>
              <LogOut className="i" />
              <span className="grow">{t("settings.signOut")}</span>
            </button>
          </li>
        </ul>
      </div>
    </main>
  );
}

function Entry({
  href,
  icon,
  label,
}: {
  readonly href: string;
  readonly icon: ReactNode;
  readonly label: string;
}) {
  return (
    <li className="row">
      <A className="more-item" href={href}>
        {icon}
        <span className="grow">{label}</span>
        <ChevronRight className="i dim" />
      </A>
    </li>
  );
}
