import { Menu, Plus } from "lucide-react";
import { useTranslations } from "use-intl";
import { A } from "@/components/ui/a";
import { usePath } from "@/lib/client/navigation";
import type { Me } from "@/lib/client/session/model";
import { canSometimes } from "@/lib/domain/access/capabilities";
import { isHere, navItems } from "./nav-items";
import { openOverlay } from "./overlay";
import { useFirstView } from "./use-first-view";

const behindMore = ["/more", "/follow-ups", "/people", "/settings", "/saving"];

/** The phone's way around, within a thumb's reach. */
export function BottomBar({ me }: { readonly me: Me }) {
  const t = useTranslations("common");
  const { pathname } = usePath();
  const hrefOf = useFirstView();
  const [today, customers] = navItems(me.role).filter(
    (item) => item.key === "today" || item.key === "customers",
  );
  const mayAdd = canSometimes(me.role, "customer.create");
  const isMore = behindMore.some((href) => isHere(href, pathname));
  return (
    <nav className="bar phone" aria-label={t("mainNav")}>
      {[today, customers].map(
        (item) =>
          item && (
            <A
              key={item.key}
              href={hrefOf(item.href)}
              aria-current={isHere(item.href, pathname) ? "page" : undefined}
            >
              <item.icon className="i-lg" />
              {t(`nav.${item.key}`)}
            </A>
          ),
      )}
      {mayAdd && (
        <button type="button" className="add" aria-label={t("nav.add")} onClick={() => openOverlay("add")}>
          <i>
            <Plus className="i-lg" />
          </i>
        </button>
      )}
      <A href="/more" aria-current={isMore ? "page" : undefined}>
        <Menu className="i-lg" />
        {t("nav.more")}
      </A>
    </nav>
  );
}
