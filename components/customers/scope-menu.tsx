import { ChevronDown, Users } from "lucide-react";
import { useTranslations } from "use-intl";
import { Menu, MenuChoice, MenuLabel, MenuLine } from "@/components/ui/menu";
import { usePeople } from "@/lib/client/people/use-people";
import type { Me } from "@/lib/client/session/model";
import type { ListQuery } from "./list-query";

interface ScopeMenuProps {
  readonly me: Me;
  readonly ownerId: string | null;
  readonly groupId: string | null;
  readonly onChange: (changes: Pick<ListQuery, "ownerId" | "groupId">) => void;
}

/** Whose customers (C3): for those who lead groups, and for admins. Nothing for a salesperson. */
export function ScopeMenu({ me, ownerId, groupId, onChange }: ScopeMenuProps) {
  const t = useTranslations("customers.scope");
  const { inScope, groups, byId, groupById } = usePeople();
  const others = inScope.filter((person) => person.id !== me.id && !person.closed);
  if (me.role !== "admin" && me.role !== "supervisor") return null;
  const led = new Set(me.groups.filter((group) => group.leads).map((group) => group.id));
  const shownGroups = me.role === "admin" ? groups : groups.filter((group) => led.has(group.id));
  const chosen =
    (ownerId && (ownerId === me.id ? t("mine") : byId(ownerId)?.name)) ||
    (groupId && groupById(groupId)?.name) ||
    t("all");
  return (
    <Menu
      label={t("label")}
      align="start"
      trigger={
        <button type="button" className="btn btn-bare scope">
          <Users className="i i-sm" />
          <span className="sr">{t("label")} </span>
          <span className="cut">{chosen}</span>
          <ChevronDown className="i i-sm dim" />
        </button>
      }
    >
      <MenuChoice
        checked={ownerId === null && groupId === null}
        onSelect={() => onChange({ ownerId: null, groupId: null })}
      >
        {t("all")}
      </MenuChoice>
      <MenuChoice checked={ownerId === me.id} onSelect={() => onChange({ ownerId: me.id, groupId: null })}>
        {t("mine")}
      </MenuChoice>
      {shownGroups.length > 0 && <MenuLine />}
      {shownGroups.length > 0 && <MenuLabel>{t("groups")}</MenuLabel>}
      {shownGroups.map((group) => (
        <MenuChoice
          key={group.id}
          checked={groupId === group.id}
          onSelect={() => onChange({ ownerId: null, groupId: group.id })}
        >
          {group.name}
        </MenuChoice>
      ))}
      {others.length > 0 && <MenuLine />}
      {others.length > 0 && <MenuLabel>{t("people")}</MenuLabel>}
      {others.map((person) => (
        <MenuChoice
          key={person.id}
          checked={ownerId === person.id}
          onSelect={() => onChange({ ownerId: person.id, groupId: null })}
        >
          {person.name}
        </MenuChoice>
      ))}
    </Menu>
  );
}
