import { ListTree, Plus, X } from "lucide-react";
import { Fragment, lazy, type ReactNode, Suspense, useState } from "react";
import { useTranslations } from "use-intl";
import { isGroup, membersOf, type Query, type QueryNode } from "@/lib/domain/queries/model";
import { AddCondition } from "./add-condition";
import { withMatch, withMember } from "./condition-draft";
import { ConditionPicker } from "./condition-picker";
import css from "./queries.module.css";
import { useConditionWords } from "./use-condition-words";
import type { FieldInfo } from "./use-fields";

const QueryEditor = lazy(() => import("./query-editor"));

export interface QueryBuilderProps {
  readonly fields: readonly FieldInfo[];
  readonly query: Query;
  readonly onChange: (query: Query) => void;
  /** How many rows match. */
  readonly count: number;
}

interface FilterBarProps extends QueryBuilderProps {
  /** Saving and clearing, as the screen has it. */
  readonly children?: ReactNode;
}

/** The conditions of the present query, each a chip: a tap changes it, the cross takes it away. */
export function FilterBar({ fields, query, onChange, count, children }: FilterBarProps) {
  const t = useTranslations("queries");
  const [editing, setEditing] = useState(false);
  const say = useConditionWords(fields);
  const { where } = query;
  const members = membersOf(where);
  const isAll = "all" in where;
  const put = (at: number, node: QueryNode | null) =>
    onChange({ ...query, where: withMember(where, at, node) });
  const flip = () => onChange({ ...query, where: withMatch(where, isAll ? "any" : "all") });
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset can't be laid out as a scrolling row everywhere
    <div className={css.bar} role="group" aria-label={t("editor")}>
      {members.map((node, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: conditions have no identity but their place
        <Fragment key={at}>
          {at > 0 && (
            <button type="button" className={css.joint} onClick={flip} title={t(isAll ? "all" : "any")}>
              {t(isAll ? "and" : "or")}
            </button>
          )}
          <span className={css.cond}>
            {isGroup(node) ? (
              <button type="button" className={css.condText} onClick={() => setEditing(true)}>
                {say(node)}
              </button>
            ) : (
              <ConditionPicker
                fields={fields}
                condition={node}
                onChange={(condition) => put(at, condition)}
                count={count}
                trigger={
                  <button
                    type="button"
                    className={css.condText}
                    aria-label={t("editCondition", { condition: say(node) })}
                  >
                    {say(node)}
                  </button>
                }
              />
            )}
            <button
              type="button"
              className={css.condOff}
              aria-label={t("removeCondition", { condition: say(node) })}
              onClick={() => put(at, null)}
            >
              <X className="i i-sm" />
            </button>
          </span>
        </Fragment>
      ))}
      <AddCondition
        fields={fields}
        query={query}
        onChange={onChange}
        count={count}
        trigger={
          <button type="button" className={`btn btn-bare ${css.small}`}>
            <Plus className="i i-sm" />
            {t("addCondition")}
          </button>
        }
      />
      <button
        type="button"
        className={`icon-btn ${css.small}`}
        data-edit-all
        aria-label={t("editAll")}
        title={t("editAll")}
        onClick={() => setEditing(true)}
      >
        <ListTree className="i" />
      </button>
      {children}
      {editing && (
        <Suspense fallback={null}>
          <QueryEditor {...{ fields, query, onChange, count }} onClose={() => setEditing(false)} />
        </Suspense>
      )}
    </div>
  );
}
