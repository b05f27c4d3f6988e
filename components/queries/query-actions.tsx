import { Link2, X } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { toast } from "sonner";
import { useTranslations } from "use-intl";
import { copyText } from "@/components/ui/copy-text";
import { changeView } from "@/lib/client/views/actions";
import type { Query } from "@/lib/domain/queries/model";
import type { QueryState } from "./query-address";
import type { ShownQuery } from "./use-shown-query";

const SaveView = lazy(async () => ({
  default: (await import("./save-view")).SaveView,
}));

interface QueryActionsProps {
  readonly query: Query;
  readonly shown: ShownQuery;
  /** The list's address with another query. */
  readonly hrefOf: (state: QueryState) => string;
  readonly onChange: (changes: Partial<QueryState>) => void;
}

/** What one does with a query: keep it, send it to a colleague, let it go. */
export function QueryActions({ query, shown, hrefOf, onChange }: QueryActionsProps) {
  const t = useTranslations("queries.views");
  const clear = useTranslations("queries")("clear");
  const [saving, setSaving] = useState(false);
  const { view, subject } = shown;
  const isChanged = shown.state.custom !== null;
  const isOwn = view?.origin === "own";
  const saveChanges = async () => {
    if (!view) return;
    try {
      await changeView(view.id, { query });
      onChange({ custom: null });
      toast(t("saved", { name: view.name }));
    } catch {
      // The change stays in the address: nothing is lost, and it can be saved again.
      toast.error(t("failed"));
    }
  };
  const copy = async () => {
    // The conditions themselves, so that it opens for whoever gets it, shared or not.
    const href = hrefOf({ saved: null, custom: query });
    const isCopied = await copyText(new URL(href, window.location.href).href);
    toast(t(isCopied ? "copied" : "copyFailed"));
  };
  return (
    <>
      {isChanged && isOwn && (
        <button type="button" className="btn btn-soft" onClick={() => void saveChanges()}>
          {t("saveChanges")}
        </button>
      )}
      {isChanged && (
        <button type="button" className="btn" onClick={() => setSaving(true)}>
          {t(isOwn ? "saveAs" : "save")}
        </button>
      )}
      <button
        type="button"
        className="icon-btn"
        aria-label={t("copyLink")}
        title={t("copyLink")}
        onClick={() => void copy()}
      >
        <Link2 className="i" />
      </button>
      <button
        type="button"
        className="icon-btn"
        aria-label={clear}
        title={clear}
        onClick={() => onChange({ custom: null, saved: null })}
      >
        <X className="i" />
      </button>
      {saving && (
        <Suspense fallback={null}>
          <SaveView
            subject={subject}
            query={query}
            view={null}
            isDefault={false}
            onSaved={(id) => onChange({ saved: id, custom: null })}
            onClose={() => setSaving(false)}
          />
        </Suspense>
      )}
    </>
  );
}
