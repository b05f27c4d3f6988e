import { Plus, Trash2 } from "lucide-react";
import { useTranslations } from "use-intl";
import { Select } from "@/components/ui/select";
import { isGroup, membersOf, type QueryGroup, type QueryNode, queryLimits } from "@/lib/domain/queries/model";
import { newCondition, withMatch, withMember, withMembers } from "./condition-draft";
import { ConditionForm } from "./condition-form";
import css from "./queries.module.css";
import { type FieldInfo, fieldInfoOf } from "./use-fields";

interface GroupEditorProps {
  readonly fields: readonly FieldInfo[];
  readonly group: QueryGroup;
  readonly depth: number;
  readonly onChange: (group: QueryGroup) => void;
  /** Null for the outermost. */
  readonly onRemove: (() => void) | null;
}

const keyOf = ({ ref }: FieldInfo): string => `${ref.field} ${ref.as ?? ""}`;

/** One group of conditions: all or any of them, or none. Groups stand in groups. */
export function GroupEditor({ fields, group, depth, onChange, onRemove }: GroupEditorProps) {
  const t = useTranslations("queries");
  const members = membersOf(group);
  const put = (at: number, node: QueryNode | null) => onChange(withMember(group, at, node));
  const add = (node: QueryNode) => onChange(withMembers(group, [...members, node]));
  const [first] = fields;
  return (
    <fieldset className={css.group}>
      <legend className="sr">{t("editor")}</legend>
      <MatchHead group={group} onChange={onChange} onRemove={onRemove} />
      {members.length === 0 && depth === 1 && <p className={css.none}>{t("empty")}</p>}
      {members.map((node, at) =>
        isGroup(node) ? (
          <GroupEditor
            // biome-ignore lint/suspicious/noArrayIndexKey: conditions have no identity but their place
            key={at}
            fields={fields}
            group={node}
            depth={depth + 1}
            onChange={(next) => put(at, next)}
            onRemove={() => put(at, null)}
          />
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: as above
          <ConditionLine key={at} fields={fields} node={node} onChange={(next) => put(at, next)} />
        ),
      )}
      <div className={css.groupFoot}>
        {first && (
          <button type="button" className="btn btn-bare" onClick={() => add(newCondition(first))}>
            <Plus className="i i-sm" />
            {t("addCondition")}
          </button>
        )}
        {depth < queryLimits.depth - 1 && (
          <button type="button" className="btn btn-bare" onClick={() => add({ any: [] })}>
            <Plus className="i i-sm" />
            {t("addGroup")}
          </button>
        )}
      </div>
    </fieldset>
  );
}

function MatchHead({ group, onChange, onRemove }: Pick<GroupEditorProps, "group" | "onChange" | "onRemove">) {
  const t = useTranslations("queries");
  const value = group.not ? "not" : "all" in group ? "all" : "any";
  const choose = (next: string) => {
    const { not: _not, ...plain } = withMatch(group, next === "all" ? "all" : "any");
    onChange(next === "not" ? { ...plain, not: true } : plain);
  };
  return (
    <div className={css.groupHead}>
      <Select
        label={t("match")}
        value={value}
        options={(["all", "any", "not"] as const).map((each) => ({ value: each, label: t(each) }))}
        onChange={(event) => choose(event.target.value)}
      />
      {onRemove && (
        <button type="button" className="icon-btn" aria-label={t("removeGroup")} onClick={onRemove}>
          <Trash2 className="i" />
        </button>
      )}
    </div>
  );
}

interface ConditionLineProps {
  readonly fields: readonly FieldInfo[];
  readonly node: Exclude<QueryNode, QueryGroup>;
  readonly onChange: (node: QueryNode | null) => void;
}

function ConditionLine({ fields, node, onChange }: ConditionLineProps) {
  const t = useTranslations("queries");
  const field = fieldInfoOf(fields, node);
  const choose = (key: string) => {
    const next = fields.find((each) => keyOf(each) === key);
    if (next) onChange(newCondition(next));
  };
  return (
    <div className={css.line}>
      <div className={css.lineFields}>
        <Select
          label={t("field")}
          value={field ? keyOf(field) : ""}
          options={[
            ...(field ? [] : [{ value: "", label: node.field }]),
            ...fields.map((each) => ({ value: keyOf(each), label: each.label })),
          ]}
          onChange={(event) => choose(event.target.value)}
        />
        {field && <ConditionForm field={field} condition={node} onChange={onChange} />}
      </div>
      <button
        type="button"
        className="icon-btn"
        aria-label={t("removeCondition", { condition: field?.label ?? node.field })}
        onClick={() => onChange(null)}
      >
        <Trash2 className="i" />
      </button>
    </div>
  );
}
