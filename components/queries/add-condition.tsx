import { type ReactNode, useRef } from "react";
import { type Condition, membersOf, type Query } from "@/lib/domain/queries/model";
import { withMember, withMembers } from "./condition-draft";
import { ConditionPicker } from "./condition-picker";
import type { FieldInfo } from "./use-fields";

interface AddConditionProps {
  readonly fields: readonly FieldInfo[];
  readonly query: Query;
  readonly onChange: (query: Query) => void;
  readonly count: number;
  readonly trigger: ReactNode;
}

/** Adds a condition at the end: in the query as soon as it says something, then changed in place as one writes on. */
export function AddCondition({ fields, query, onChange, count, trigger }: AddConditionProps) {
  const at = useRef<number | null>(null);
  const { where } = query;
  const put = (condition: Condition) => {
    const members = membersOf(where);
    if (at.current !== null && at.current < members.length)
      return onChange({ ...query, where: withMember(where, at.current, condition) });
    at.current = members.length;
    onChange({ ...query, where: withMembers(where, [...members, condition]) });
  };
  return (
    <ConditionPicker
      fields={fields}
      condition={null}
      onOpen={() => {
        at.current = null;
      }}
      onChange={put}
      count={count}
      trigger={trigger}
    />
  );
}
