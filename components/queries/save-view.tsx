import { type FormEvent, useState } from "react";
import { toast } from "sonner";
import { useTranslations } from "use-intl";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { usePeople } from "@/lib/client/people/use-people";
import { useSession } from "@/lib/client/session/use-session";
import { changeView, saveView, setDefaultView } from "@/lib/client/views/actions";
import type { View } from "@/lib/client/views/model";
import type { Query, QuerySubject } from "@/lib/domain/queries/model";
import css from "./queries.module.css";

interface SaveViewProps {
  readonly subject: QuerySubject;
  readonly query: Query;
  /** The view that is changed; null: a new one. */
  readonly view: View | null;
  readonly isDefault: boolean;
  readonly onSaved: (id: string) => void;
  readonly onClose: () => void;
}

/** Groups that one may share with: one's own; an admin any. */
function useSharingGroups() {
  const { me } = useSession();
  const { groups } = usePeople();
  if (me?.role === "admin") return groups;
  const own = new Set(me?.groups.map((group) => group.id));
  return groups.filter((group) => own.has(group.id));
}

/** Names a query, and says who sees it and where it stands (C5). */
export function SaveView({ subject, query, view, isDefault, onSaved, onClose }: SaveViewProps) {
  const t = useTranslations("queries.views");
  const action = useTranslations("common.action");
  const groups = useSharingGroups();
  const [name, setName] = useState(view?.name ?? "");
  const [groupId, setGroupId] = useState(view?.groupId ?? "");
  const [pinned, setPinned] = useState(view?.pinned ?? true);
  const [first, setFirst] = useState(isDefault);
  const [wrong, setWrong] = useState<string>();

  const save = async (event: FormEvent) => {
    event.preventDefault();
    const said = name.trim();
    if (said === "") return setWrong(t("nameRequired"));
    const given = { name: said, query, groupId: groupId || null, pinned };
    try {
      const id = view?.id ?? (await saveView(subject, given));
      if (view) await changeView(view.id, given);
      if (first !== isDefault) await setDefaultView(subject, first ? id : null);
      toast(t("saved", { name: said }));
      onSaved(id);
      onClose();
    } catch {
      // No room on this device, or no desk yet: nothing was kept, and the form still holds it.
      toast.error(t("failed"));
    }
  };
  return (
    <Dialog open onClose={onClose} title={view ? t("edit", { name: view.name }) : t("saveTitle")}>
      <form className={css.form} onSubmit={(event) => void save(event)} noValidate>
        <Field
          label={t("name")}
          placeholder={t("nameHint")}
          value={name}
          maxLength={60}
          autoFocus
          autoComplete="off"
          {...(wrong ? { wrong } : {})}
          onChange={(event) => {
            setName(event.target.value);
            setWrong(undefined);
          }}
        />
        {groups.length > 0 && (
          <Select
            label={t("share")}
            value={groupId}
            options={[
              { value: "", label: t("shareNone") },
              ...groups.map((group) => ({ value: group.id, label: t("shareWith", { group: group.name }) })),
            ]}
            onChange={(event) => setGroupId(event.target.value)}
          />
        )}
        <div>
          <label className={css.option}>
            <input type="checkbox" checked={pinned} onChange={(event) => setPinned(event.target.checked)} />
            {t("pin")}
          </label>
          <label className={css.option}>
            <input type="checkbox" checked={first} onChange={(event) => setFirst(event.target.checked)} />
            {t("makeDefault")}
          </label>
        </div>
        <div className="dialog-foot">
          <button type="button" className="btn" onClick={onClose}>
            {action("cancel")}
          </button>
          <button type="submit" className="btn btn-main">
            {t("save")}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
