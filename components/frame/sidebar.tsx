import { Search } from "lucide-react";
import { useTranslations } from "use-intl";
import { SavingLink } from "@/components/saving/saving-link";
import { A } from "@/components/ui/a";
import { BrandMark } from "@/components/ui/brand-mark";
import { Face } from "@/components/ui/face";
import { usePath } from "@/lib/client/navigation";
import type { Me } from "@/lib/client/session/model";
import { isHere, navItems } from "./nav-items";
import { openOverlay } from "./overlay";
import { useFirstView } from "./use-first-view";
import { useNavCounts } from "./use-nav-counts";

const isMac = (): boolean => /Mac|iPhone|iPad/.test(navigator.platform);

/** The wide screen's way around, with the state of saving and the person at its foot. */
export function Sidebar({ me }: { readonly me: Me }) {
  const t = useTranslations("common");
  const { pathname } = usePath();
  const counts = useNavCounts();
  const hrefOf = useFirstView();
  return (
    <nav className="side" aria-label={t("mainNav")}>
      <div className="side-brand">
        <BrandMark size={20} />
        <span className="cut">{me.company.name}</span>
      </div>
      <button type="button" className="side-find" onClick={() => openOverlay("palette")}>
        <Search className="i" />
        <span>{t("nav.find")}</span>
        <kbd className="push">{isMac() ? "⌘ K" : "Ctrl K"}</kbd>
      </button>
      {navItems(me.role).map(({ key, href, icon: Icon }) => (
        <A
          key={key}
          className="nav"
          href={hrefOf(href)}
          aria-current={isHere(href, pathname) ? "page" : undefined}
        >
          <Icon className="i" />
          {t(`nav.${key}`)}
          {counts[key] !== undefined && <span className="n">{counts[key]}</span>}
        </A>
      ))}
      <div className="side-foot">
        <SavingLink className="nav" />
        <A className="nav" href="/settings">
          <Face name={me.name} />
          <span className="ink cut">{me.name}</span>
          <span className="n nw">{t(`role.${me.role}`)}</span>
        </A>
      </div>
    </nav>
  );
}
