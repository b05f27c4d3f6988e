import { type FormEvent, useState } from "react";
import { toast } from "sonner";
import { useTranslations } from "use-intl";
import { Dialog } from "@/components/ui/dialog";
import { Wrong } from "@/components/ui/field";
import { usePeople } from "@/lib/client/people/use-people";
import type { GroupRow } from "@/lib/domain/people/model";
import { useCommandForm } from "./use-command-form";

interface GroupMembersProps {
  readonly group: GroupRow;
  readonly onClose: () => void;
}

const toggled = (set: ReadonlySet<string>, id: string): ReadonlySet<string> => {
  const next = new Set(set);
  if (!next.delete(id)) next.add(id);
  return next;
};

/** Who belongs to a group and who leads it (R6); sent as a whole, so that two admins do not mix. */
export default function GroupMembers({ group, onClose }: GroupMembersProps) {
  const t = useTranslations("people");
  const common = useTranslations("common");
  const { people } = usePeople();
  const command = useCommandForm();
  const eligible = people.filter(
    (each) => !each.closed && each.role !== "maintainer" && each.role !== "admin",
  );
  const idsOf = (key: "groupIds" | "ledGroupIds") =>
    new Set(eligible.filter((each) => each[key].includes(group.id)).map((each) => each.id));
  const [members, setMembers] = useState<ReadonlySet<string>>(() => idsOf("groupIds"));
  const [leaders, setLeaders] = useState<ReadonlySet<string>>(() => idsOf("ledGroupIds"));
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const input = { groupId: group.id, memberIds: [...members], leaderIds: [...leaders] };
    if (!(await command.send("group.setMembers", input))) return;
    toast(t("membersSaved", { name: group.name }));
    onClose();
  };
  return (
    <Dialog open onClose={onClose} title={`${group.name} · ${t("members")}`}>
      <form onSubmit={submit}>
        <ul className="member-list">
          {eligible.map((person) => (
            <li key={person.id} className="row">
              <span className="grow cut">
                {person.name} <span className="dim small">{common(`role.${person.role}`)}</span>
              </span>
              <Check
                label={t("member")}
                name={person.name}
                checked={members.has(person.id)}
                onChange={() => setMembers(toggled(members, person.id))}
              />
              <Check
                label={t("leader")}
                name={person.name}
                checked={leaders.has(person.id)}
                disabled={person.role !== "supervisor"}
                onChange={() => setLeaders(toggled(leaders, person.id))}
              />
            </li>
          ))}
        </ul>
        {command.problem && <Wrong>{command.problem}</Wrong>}
        <div className="dialog-foot">
          <button type="button" className="btn" onClick={onClose}>
            {common("action.cancel")}
          </button>
          <button type="submit" className="btn btn-main" disabled={command.working}>
            {command.working ? t("working") : common("action.save")}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

interface CheckProps {
  readonly label: string;
  readonly name: string;
  readonly checked: boolean;
  readonly disabled?: boolean;
  readonly onChange: () => void;
}

function Check({ label, name, checked, disabled, onChange }: CheckProps) {
  return (
    <label className={`check${disabled ? " check-off" : ""}`}>
      <input type="checkbox" checked={checked} disabled={disabled} onChange={onChange} />
      {label}
      <span className="sr"> {name}</span>
    </label>
  );
}
