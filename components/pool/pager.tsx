import { ChevronDown, ChevronLeft, ChevronRight } from "lucide-react";
import { useTranslations } from "use-intl";
import { Menu, MenuChoice } from "@/components/ui/menu";
import { type PageSize, pageSizes } from "@/lib/domain/pool/views";
import css from "./pool.module.css";

interface PagerProps {
  readonly page: number;
  readonly pages: number;
  readonly size: PageSize;
  readonly total: number;
  readonly onPage: (page: number) => void;
  readonly onSize: (size: PageSize) => void;
}

/** Pages of ten, or as many as one likes (P3). */
export function Pager({ page, pages, size, total, onPage, onSize }: PagerProps) {
  const t = useTranslations("pool");
  const from = (page - 1) * size + 1;
  const to = Math.min(total, page * size);
  return (
    <div className={css.pager}>
      <span className="dim" role="status">
        {t("page", { from, to, total })}
      </span>
      <span className="push" />
      <Menu
        label={t("pageSizeLabel")}
        trigger={
          <button type="button" className="btn btn-bare">
            {t("pageSize", { size })}
            <ChevronDown className="i i-sm" />
          </button>
        }
      >
        {pageSizes.map((each) => (
          <MenuChoice key={each} checked={each === size} onSelect={() => onSize(each)}>
            {t("pageSize", { size: each })}
          </MenuChoice>
        ))}
      </Menu>
      <button
        type="button"
        className="icon-btn"
        aria-label={t("previous")}
        disabled={page <= 1}
        onClick={() => onPage(page - 1)}
      >
        <ChevronLeft className="i" />
      </button>
      <span className="nw">{t("pageOf", { page, pages })}</span>
      <button
        type="button"
        className="icon-btn"
        aria-label={t("next")}
        disabled={page >= pages}
        onClick={() => onPage(page + 1)}
      >
        <ChevronRight className="i" />
      </button>
    </div>
  );
}
