import { useState } from "react";
import { useTranslations } from "use-intl";
import { Dialog } from "@/components/ui/dialog";
import type { Query } from "@/lib/domain/queries/model";
import { completeQuery } from "./condition-draft";
import type { QueryBuilderProps } from "./filter-bar";
import { GroupEditor } from "./group-editor";
import css from "./queries.module.css";
import { SortEditor } from "./sort-editor";

/** The whole query: conditions in groups, groups in groups, and its sorts. The list follows as one works. */
export default function QueryEditor({
  fields,
  query,
  onChange,
  count,
  onClose,
}: QueryBuilderProps & { readonly onClose: () => void }) {
  const t = useTranslations("queries");
  const [draft, setDraft] = useState(query);
  const change = (next: Query) => {
    setDraft(next);
    onChange(completeQuery(next));
  };
  return (
    <Dialog open onClose={onClose} title={t("editor")} className="dialog-wide">
      <GroupEditor
        fields={fields}
        group={draft.where}
        depth={1}
        onChange={(where) => change({ ...draft, where })}
        onRemove={null}
      />
      <SortEditor fields={fields} sort={draft.sort} onChange={(sort) => change({ ...draft, sort })} />
      <div className={`dialog-foot ${css.editorFoot}`}>
        <span className="small dim" role="status">
          {t("matches", { count })}
        </span>
        <button type="button" className="btn btn-main push" onClick={onClose}>
          {t("done")}
        </button>
      </div>
    </Dialog>
  );
}
