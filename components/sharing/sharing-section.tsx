import { UserRoundPlus } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { usePersonName } from "@/components/follow-ups/use-person-name";
import { useSharedWith } from "@/lib/client/customers/share";
import { useSubjectOf } from "@/lib/client/people/use-subject-of";
import { useSession } from "@/lib/client/session/use-session";
import { can } from "@/lib/domain/access/capabilities";
import type { CustomerRow } from "@/lib/domain/customers/model";
import { AddCollaborator } from "./add-collaborator";
import { CollaboratorRow } from "./collaborator-row";
import css from "./sharing.module.css";
import { useSharing } from "./use-sharing";

/** Who else may read or write this customer, for those who decide that (C14). */
export function SharingSection({ row }: { readonly row: CustomerRow }) {
  const t = useTranslations("sharing");
  const nameOf = usePersonName();
  const { actor } = useSession();
  const subject = useSubjectOf(row.ownerId);
  const shared = useSharedWith(row);
  const share = useSharing(row);
  const [adding, setAdding] = useState(false);
  if (row.via) {
    const lent = row.lent ?? "read";
    return <p className="help">{t("byOwner", { name: nameOf(row.ownerId), right: lent })}</p>;
  }
  if (!actor || !subject || !can(actor, "customer.share", subject)) return null;
  const people = Object.entries(shared).sort(([a], [b]) => nameOf(a).localeCompare(nameOf(b)));
  return (
    <section className={css.section} aria-label={t("title")}>
      <div className={css.head}>
        <h2>{t("title")}</h2>
        <button type="button" className="btn btn-link push" onClick={() => setAdding(true)}>
          <UserRoundPlus className="i" />
          {t("add")}
        </button>
      </div>
      {people.length === 0 ? (
        <p className="help">{t("none")}</p>
      ) : (
        <ul>
          {people.map(([userId, right]) => (
            <CollaboratorRow
              key={userId}
              name={nameOf(userId)}
              right={right}
              onChange={(next) => share(userId, next, right)}
            />
          ))}
        </ul>
      )}
      {adding && (
        <AddCollaborator
          ownerId={row.ownerId}
          shared={shared}
          onClose={() => setAdding(false)}
          onAdd={(userId, right) => {
            setAdding(false);
            share(userId, right, null);
          }}
        />
      )}
    </section>
  );
}
