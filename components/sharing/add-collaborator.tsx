import { useState } from "react";
import { useTranslations } from "use-intl";
import { matchesPerson } from "@/components/people/match-person";
import { Dialog } from "@/components/ui/dialog";
import { Face } from "@/components/ui/face";
import { Segment } from "@/components/ui/segment";
import { usePeople } from "@/lib/client/people/use-people";
import { canSometimes } from "@/lib/domain/access/capabilities";
import type { CollaboratorRight } from "@/lib/domain/access/model";
import type { SharedWith } from "@/lib/domain/customers/model";
import css from "./sharing.module.css";

interface AddCollaboratorProps {
  readonly ownerId: string | null;
  readonly shared: SharedWith;
  readonly onClose: () => void;
  readonly onAdd: (userId: string, right: CollaboratorRight) => void;
}

const rights = ["write", "read"] as const;

/** Finds a colleague by name or pinyin; a press on the name shares (C14). */
export function AddCollaborator({ ownerId, shared, onClose, onAdd }: AddCollaboratorProps) {
  const t = useTranslations("sharing");
  const find = useTranslations("people");
  const common = useTranslations("common");
  const { people } = usePeople();
  const [q, setQ] = useState("");
  const [right, setRight] = useState<CollaboratorRight>("write");
  const shown = people.filter(
    (person) =>
      !person.closed &&
      person.id !== ownerId &&
      shared[person.id] === undefined &&
      canSometimes(person.role, "customer.create") &&
      (q === "" || matchesPerson(person, q)),
  );
  return (
    <Dialog open onClose={onClose} title={t("addTitle")}>
      <div className={css.find}>
        <Segment
          label={t("may")}
          value={right}
          options={rights.map((value) => ({ value, label: t(`right.${value}`) }))}
          onChange={setRight}
        />
        <label className="field find">
          <span className="sr">{find("find")}</span>
          <input
            autoFocus
            value={q}
            placeholder={find("placeholder")}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            onChange={(event) => setQ(event.target.value.trim())}
          />
        </label>
      </div>
      {shown.length === 0 && <p className="help">{t("nobody")}</p>}
      <ul className={css.people}>
        {shown.map((person) => (
          <li key={person.id}>
            <button type="button" className={css.person} onClick={() => onAdd(person.id, right)}>
              <Face name={person.name} />
              <span className="grow cut">{person.name}</span>
              <span className="dim small">{common(`role.${person.role}`)}</span>
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
