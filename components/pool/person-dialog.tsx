import { useState } from "react";
import { useTranslations } from "use-intl";
import { matchesPerson } from "@/components/people/match-person";
import { Dialog } from "@/components/ui/dialog";
import { Face } from "@/components/ui/face";
import { usePeople } from "@/lib/client/people/use-people";
import { assignCustomers, handOverCustomers } from "@/lib/client/pool/actions";
import { useSession } from "@/lib/client/session/use-session";
import { can, canSometimes } from "@/lib/domain/access/capabilities";
import { ownSubject } from "@/lib/domain/access/subject";
import type { PersonRow } from "@/lib/domain/people/model";
import css from "./pool.module.css";
import type { MoveDialogProps } from "./release-dialog";
import { useMoves } from "./use-moves";

interface PersonDialogProps extends MoveDialogProps {
  readonly kind: "handOver" | "assign";
}

/** C13, P5: to whom. A hand-over goes to any colleague, an assignment to one's own people. */
export default function PersonDialog({ kind, chosen, onClose, onDone }: PersonDialogProps) {
  const t = useTranslations("pool");
  const common = useTranslations("common");
  const find = useTranslations("people");
  const { people } = usePeople();
  const { actor } = useSession();
  const { run } = useMoves();
  const [q, setQ] = useState("");
  const canTake = (person: PersonRow): boolean => {
    if (person.closed || !canSometimes(person.role, "customer.create")) return false;
    if (kind === "handOver") return true;
    return actor !== null && can(actor, "customer.handOver", ownSubject(person.id, person.groupIds));
  };
  const shown = people.filter((person) => canTake(person) && (q === "" || matchesPerson(person, q)));
  const choose = (person: PersonRow) => {
    const start = kind === "handOver" ? handOverCustomers : assignCustomers;
    void run(() => start(chosen, person.id));
    onDone();
  };
  return (
    <Dialog open onClose={onClose} title={t(kind === "handOver" ? "handOverTitle" : "assignTitle")}>
      <p>
        <b>{t("releaseWho", { name: chosen.label, count: chosen.ids.length })}</b>
        {kind === "handOver" && <span className={`block ${css.note}`}>{t("handOverText")}</span>}
      </p>
      <label className={`field find ${css.findPerson}`}>
        <span className="sr">{find("find")}</span>
        <input
          value={q}
          placeholder={find("placeholder")}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          onChange={(event) => setQ(event.target.value.trim())}
        />
      </label>
      {shown.length === 0 && <p className="help">{t("noPeople")}</p>}
      <ul className={css.people}>
        {shown.map((person) => (
          <li key={person.id} className="row">
            <button type="button" className={css.person} onClick={() => choose(person)}>
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
