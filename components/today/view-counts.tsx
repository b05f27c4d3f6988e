import { useTranslations } from "use-intl";
import { listHref } from "@/components/customers/list-query";
import { A } from "@/components/ui/a";
import { customerViews, type ViewId } from "@/lib/domain/customers/views";

/** The ready views as figures; each leads to its records. */
export function ViewCounts({ counts }: { readonly counts: Readonly<Record<ViewId | "all", number>> }) {
  const t = useTranslations("customers");
  return (
    <ul className="views">
      {customerViews.map((view) => (
        <li key={view}>
          <A href={listHref({ view })} data-zero={counts[view] === 0 ? "" : undefined}>
            <b>{counts[view]}</b>
            <span>{t(`view.${view}`)}</span>
          </A>
        </li>
      ))}
    </ul>
  );
}
