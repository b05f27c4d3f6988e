import { useCallback, useEffect, useState } from "react";
import { toast } from "sonner";
import { useTranslations } from "use-intl";
import { usePersonName } from "@/components/follow-ups/use-person-name";
import css from "@/components/pool/pool.module.css";
import { useApiErrorText } from "@/components/ui/api-error";
import { Wrong } from "@/components/ui/field";
import { sayExact } from "@/components/ui/say-time";
import { Section } from "@/components/ui/section";
import { useSay } from "@/components/ui/use-say";
import { apiFetch } from "@/lib/client/http/api-fetch";
import type { ApiError } from "@/lib/client/http/result";
import { runCommand } from "@/lib/client/http/run-command";

interface Deleted {
  readonly id: string;
  readonly customerNo: string;
  readonly name: string;
  readonly company: string;
  readonly deletedBy: string;
  readonly until: string;
}

type Loaded = readonly Deleted[] | ApiError | null;

const isError = (loaded: Loaded): loaded is ApiError => loaded !== null && "code" in loaded;

/** Customers deleted for ever, for as long as they can be brought back (C9). */
export function DeletedSection() {
  const t = useTranslations("pool");
  const errorText = useApiErrorText();
  const [loaded, setLoaded] = useState<Loaded>(null);
  const load = useCallback(async () => {
    const answer = await apiFetch<{ rows: readonly Deleted[] }>("/api/customers/deleted");
    setLoaded(answer.ok ? answer.value.rows : answer.error);
  }, []);
  useEffect(() => void load(), [load]);
  const restore = async (customerId: string) => {
    const answer = await runCommand("customer.restoreDeleted", { customerId });
    toast(answer.ok ? t("restored") : errorText(answer.error));
    await load();
  };
  const rows = loaded === null || isError(loaded) ? [] : loaded;
  return (
    <Section title={t("deletedTitle")} count={rows.length}>
      {loaded === null && <div aria-busy="true" />}
      {isError(loaded) && (
        <div className={css.help}>
          <Wrong>{errorText(loaded)}</Wrong>
        </div>
      )}
      {loaded !== null && !isError(loaded) && rows.length === 0 && (
        <p className="more-line dim">{t("deletedEmpty")}</p>
      )}
      <ul>
        {rows.map((row) => (
          <DeletedRow key={row.id} row={row} onRestore={() => void restore(row.id)} />
        ))}
      </ul>
    </Section>
  );
}

function DeletedRow({ row, onRestore }: { readonly row: Deleted; readonly onRestore: () => void }) {
  const t = useTranslations("pool");
  const nameOf = usePersonName();
  const say = useSay();
  return (
    <li className="row">
      <span className="grow">
        <span className="strong">{row.name}</span> <span className="dim">{row.customerNo}</span>
        <span className={`block ${css.laneGroups}`}>
          {[
            row.company,
            nameOf(row.deletedBy),
            t("deletedUntil", { when: sayExact(Date.parse(row.until), say) }),
          ]
            .filter(Boolean)
            .join(" · ")}
        </span>
      </span>
      <button type="button" className="btn" onClick={onRestore}>
        {t("restore")}
        <span className="sr"> {row.name}</span>
      </button>
    </li>
  );
}
